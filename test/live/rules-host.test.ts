import { describe } from "vitest";
import { type NginxServer, startNginx } from "./rig/nginx.ts";
import { makePki } from "./rig/pki.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";

const API = "abcdef1234.execute-api.eu-west-1.amazonaws.com";
const FUNCTION_URL = "abcdefghij.lambda-url.eu-west-1.on.aws";
const BUCKET = "assets.s3.eu-west-1.amazonaws.com";
const WEBSITE = "assets.s3-website.eu-west-1.amazonaws.com";
const ALIAS = "www.example.com";
const SHOP = "shop.example.com";

const PLAIN = { originPolicy: "http-only", originPort: 80, otherPort: 443 } as const;

/** How a service refuses: the status, and the headers that say why. */
interface Refusal {
  readonly status: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

const FORBIDDEN: Refusal = { status: 403, headers: [["x-amzn-ErrorType", "ForbiddenException"]] };
const NO_TOKEN: Refusal = {
  status: 403,
  headers: [["x-amzn-ErrorType", "MissingAuthenticationTokenException"]],
};
const NO_BUCKET: Refusal = { status: 404, headers: [["x-amz-error-code", "NoSuchBucket"]] };

function refusing({ status, headers = [] }: Refusal): readonly string[] {
  return [...headers.map(([name, value]) => `add_header ${name} ${value} always`), `return ${status}`];
}

/** A service behind TLS with one certificate for all these names. It answers Hosts that it knows, and refuses others. */
function service(
  names: readonly string[],
  hosts: readonly string[],
  refusal: Refusal,
): () => Promise<Server> {
  return () => {
    const certificates = [makePki().issue({ names })];
    const every = ["ssl_protocols TLSv1.2"];
    return startNginx([
      { certificates, directives: [...every, ...refusing(refusal)] },
      ...known(hosts).map((server) => ({ ...server, certificates, directives: every })),
    ]);
  };
}

/** The same without TLS. */
function plainService(hosts: readonly string[], refusal: Refusal): () => Promise<Server> {
  const refuses: NginxServer = { isPlain: true, directives: refusing(refusal) };
  return () =>
    startNginx([refuses, ...known(hosts).map((server) => ({ ...server, isPlain: true as const }))]);
}

function known(hosts: readonly string[]): readonly NginxServer[] {
  return hosts.length > 0 ? [{ names: hosts }] : [];
}

/** No `custom_origin_config`, as rows of `code` have. */
const S3_ORIGIN = `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ["${ALIAS}"]

  origin {
    origin_id   = "web"
    domain_name = "${BUCKET}"

    s3_origin_config {
      origin_access_identity = ""
    }
  }

  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }
}
`;

// ------------------------------------------------------------------ a Host that the service does not know

const FORWARDED: readonly RuleCase[] = [
  {
    rule: "host/forwarded-to-api-gateway",
    because: "the alias is no name of the API",
    code: { originDomain: API, forwardsHost: true },
    isPredicted: true,
    faulty: service([API, ALIAS], [API], FORBIDDEN),
    healthy: service([API, ALIAS], [API, ALIAS], FORBIDDEN),
  },
  {
    rule: "host/forwarded-to-api-gateway",
    because: "API Gateway presents its own certificate",
    code: { originDomain: API, forwardsHost: true },
    isPredicted: true,
    faulty: service(["*.execute-api.eu-west-1.amazonaws.com"], [API], FORBIDDEN),
    healthy: service([ALIAS], [ALIAS], FORBIDDEN),
  },
  {
    rule: "host/forwarded-to-api-gateway",
    because: "the second of two aliases is no name of the API",
    code: { originDomain: API, forwardsHost: true, aliases: [ALIAS, SHOP] },
    isPredicted: true,
    faulty: service([API, ALIAS, SHOP], [API, ALIAS], FORBIDDEN),
    healthy: service([API, ALIAS, SHOP], [API, ALIAS, SHOP], FORBIDDEN),
  },
  {
    rule: "host/forwarded-to-function-url",
    because: "the alias is no function URL",
    code: { originDomain: FUNCTION_URL, forwardsHost: true },
    isPredicted: true,
    faulty: service([FUNCTION_URL, ALIAS], [FUNCTION_URL], FORBIDDEN),
    healthy: service([FUNCTION_URL, ALIAS], [FUNCTION_URL, ALIAS], FORBIDDEN),
  },
  {
    rule: "host/forwarded-to-s3",
    because: "the alias is no bucket's name",
    code: { originDomain: BUCKET, forwardsHost: true },
    isPredicted: true,
    faulty: service([BUCKET, ALIAS], [BUCKET], { status: 403 }),
    healthy: service([BUCKET, ALIAS], [BUCKET, ALIAS], { status: 403 }),
  },
  {
    rule: "host/forwarded-to-s3",
    because: "the origin is an S3 origin",
    main: S3_ORIGIN,
    isPredicted: true,
    faulty: service([BUCKET, ALIAS], [BUCKET], { status: 404 }),
    healthy: service([BUCKET, ALIAS], [BUCKET, ALIAS], { status: 404 }),
  },
  {
    rule: "host/forwarded-to-s3",
    because: "a website's bucket is named otherwise",
    code: { ...PLAIN, originDomain: WEBSITE, forwardsHost: true },
    isPredicted: true,
    faulty: plainService([WEBSITE], NO_BUCKET),
    healthy: plainService([WEBSITE, ALIAS], NO_BUCKET),
  },
  {
    rule: "host/forwarded-to-s3",
    because: "the bucket is named as the alias, and is gone",
    code: { ...PLAIN, originDomain: `${ALIAS}.s3-website.eu-west-1.amazonaws.com`, forwardsHost: true },
    faulty: plainService([], NO_BUCKET),
    healthy: plainService([ALIAS], NO_BUCKET),
  },
];

// ------------------------------------------------------------------ a service that refuses its own name

const REFUSED: readonly RuleCase[] = [
  {
    rule: "origin/default-endpoint-disabled",
    because: "the API's own name is answered 403",
    code: { originDomain: API },
    verdict: "undecided",
    faulty: service([API], [], FORBIDDEN),
    healthy: service([API], [API], FORBIDDEN),
  },
  {
    rule: "origin/default-endpoint-disabled",
    because: "a 403 that is about one path is another matter",
    code: { originDomain: API },
    verdict: "undecided",
    faulty: service([API], [], FORBIDDEN),
    healthy: service([API], [], NO_TOKEN),
  },
  {
    rule: "origin/function-url-access",
    because: "it wants a signature, and CloudFront adds none",
    code: { originDomain: FUNCTION_URL },
    faulty: service([FUNCTION_URL], [], FORBIDDEN),
    healthy: service([FUNCTION_URL], [FUNCTION_URL], FORBIDDEN),
  },
];

describe("verify, on hosts and access", () => testRules([...FORWARDED, ...REFUSED]));
