import { describe, expect, it } from "vitest";
import type { Distribution } from "../../../src/model/distribution.ts";
import { entityJson } from "../../support/model-json.ts";
import { config, deployed, type Fields, properties, templated } from "./answers.ts";

type Overrides = readonly [settings?: Fields, origin?: Fields, behavior?: Fields];

const CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000003";
const FUNCTION = "arn:aws:cloudfront::111122223333:function/rewrite";
const LAMBDA = "arn:aws:lambda:us-east-1:111122223333:function:edge:7";

/** What the API prints, and what a template says for the same. */
const SHAPES: readonly (readonly [what: string, api: Overrides, template: Overrides])[] = [
  ["the least", [], []],
  [
    "aliases",
    [{ Aliases: { Quantity: 2, Items: ["www.example.com", "*.example.org"] } }],
    [{ Aliases: ["www.example.com", "*.example.org"] }],
  ],
  [
    "a certificate of ACM",
    [
      {
        ViewerCertificate: {
          CloudFrontDefaultCertificate: false,
          ACMCertificateArn: CERTIFICATE,
          SSLSupportMethod: "sni-only",
          Certificate: CERTIFICATE,
          CertificateSource: "acm",
        },
      },
    ],
    [{ ViewerCertificate: { AcmCertificateArn: CERTIFICATE, SslSupportMethod: "sni-only" } }],
  ],
  [
    "a certificate of IAM",
    [{ ViewerCertificate: { CloudFrontDefaultCertificate: false, IAMCertificateId: "ASCAEXAMPLE" } }],
    [{ ViewerCertificate: { IamCertificateId: "ASCAEXAMPLE" } }],
  ],
  ["a staging distribution", [{ Staging: true, Enabled: false }], [{ Staging: true, Enabled: false }]],
  [
    "a custom origin",
    [
      {},
      {
        OriginPath: "/v1",
        CustomOriginConfig: {
          HTTPPort: 8080,
          HTTPSPort: 8443,
          OriginProtocolPolicy: "match-viewer",
          OriginSslProtocols: { Quantity: 2, Items: ["TLSv1", "TLSv1.1"] },
          OriginReadTimeout: 60,
          OriginKeepaliveTimeout: 50,
          IpAddressType: "dualstack",
          OriginMtlsConfig: { ClientCertificateArn: CERTIFICATE },
        },
        ConnectionAttempts: 1,
        ConnectionTimeout: 4,
        ResponseCompletionTimeout: 90,
        OriginShield: { Enabled: true, OriginShieldRegion: "eu-west-1" },
      },
    ],
    [
      {},
      {
        OriginPath: "/v1",
        CustomOriginConfig: {
          HTTPPort: 8080,
          HTTPSPort: 8443,
          OriginProtocolPolicy: "match-viewer",
          OriginSSLProtocols: ["TLSv1", "TLSv1.1"],
          OriginReadTimeout: 60,
          OriginKeepaliveTimeout: 50,
          IpAddressType: "dualstack",
          OriginMtlsConfig: { ClientCertificateArn: CERTIFICATE },
        },
        ConnectionAttempts: 1,
        ConnectionTimeout: 4,
        ResponseCompletionTimeout: 90,
        OriginShield: { Enabled: true, OriginShieldRegion: "eu-west-1" },
      },
    ],
  ],
  [
    "custom headers",
    [{}, { CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "X-Key", HeaderValue: "k" }] } }],
    [{}, { OriginCustomHeaders: [{ HeaderName: "X-Key", HeaderValue: "k" }] }],
  ],
  [
    "a cache behavior",
    [
      {
        CacheBehaviors: {
          Quantity: 1,
          Items: [
            {
              PathPattern: "/api/*",
              TargetOriginId: "web",
              ViewerProtocolPolicy: "https-only",
              AllowedMethods: {
                Quantity: 3,
                Items: ["GET", "HEAD", "OPTIONS"],
                CachedMethods: { Quantity: 2, Items: ["GET", "HEAD"] },
              },
              CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
              OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
              GrpcConfig: { Enabled: true },
              TrustedSigners: { Enabled: false, Quantity: 0 },
            },
          ],
        },
      },
    ],
    [
      {
        CacheBehaviors: [
          {
            PathPattern: "/api/*",
            TargetOriginId: "web",
            ViewerProtocolPolicy: "https-only",
            AllowedMethods: ["GET", "HEAD", "OPTIONS"],
            CachedMethods: ["GET", "HEAD"],
            CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
            OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
            GrpcConfig: { Enabled: true },
          },
        ],
      },
    ],
  ],
  [
    "forwarded values",
    [
      {},
      {},
      {
        CachePolicyId: "",
        ForwardedValues: {
          QueryString: true,
          Cookies: { Forward: "whitelist", WhitelistedNames: { Quantity: 1, Items: ["sid"] } },
          Headers: { Quantity: 2, Items: ["Host", "Accept"] },
          QueryStringCacheKeys: { Quantity: 0 },
        },
      },
    ],
    [{}, {}, { CachePolicyId: "", ForwardedValues: { QueryString: true, Headers: ["Host", "Accept"] } }],
  ],
  [
    "functions",
    [
      {},
      {},
      {
        LambdaFunctionAssociations: {
          Quantity: 1,
          Items: [{ LambdaFunctionARN: LAMBDA, EventType: "origin-request", IncludeBody: true }],
        },
        FunctionAssociations: {
          Quantity: 1,
          Items: [{ FunctionARN: FUNCTION, EventType: "viewer-request" }],
        },
      },
    ],
    [
      {},
      {},
      {
        LambdaFunctionAssociations: [
          { LambdaFunctionARN: LAMBDA, EventType: "origin-request", IncludeBody: true },
        ],
        FunctionAssociations: [{ FunctionARN: FUNCTION, EventType: "viewer-request" }],
      },
    ],
  ],
  [
    "an origin group",
    [
      {
        OriginGroups: {
          Quantity: 1,
          Items: [
            {
              Id: "group",
              FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [502, 503] } },
              Members: { Quantity: 2, Items: [{ OriginId: "web" }, { OriginId: "spare" }] },
              SelectionCriteria: "default",
            },
          ],
        },
      },
    ],
    [
      {
        OriginGroups: {
          Quantity: 1,
          Items: [
            {
              Id: "group",
              FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [502, 503] } },
              Members: { Quantity: 2, Items: [{ OriginId: "web" }, { OriginId: "spare" }] },
            },
          ],
        },
      },
    ],
  ],
];

/** A template cannot say it, or says it in another way. */
function comparable({ account: _, domainName: __, ...rest }: Distribution): unknown {
  return entityJson(rest);
}

describe("the settings of a deployed distribution are the model of a template", () => {
  it.each(SHAPES)("%s", (_, api, template) => {
    expect(comparable(deployed(config(...api)))).toEqual(comparable(templated(properties(...template))));
  });

  it("with access to a bucket", () => {
    const s3 = { OriginAccessIdentity: "", OriginReadTimeout: 30 };
    const origin = bucketOrigin({ S3OriginConfig: s3, OriginAccessControlId: "E1EXAMPLEOAC" });
    expect(origin).toMatchObject({
      access: { value: "s3" },
      accessControlId: { value: "E1EXAMPLEOAC" },
      originAccessIdentity: { kind: "absent" },
    });
    const identity = { OriginAccessIdentity: "origin-access-identity/cloudfront/E1" };
    const legacy = bucketOrigin({ S3OriginConfig: identity, OriginAccessControlId: "" });
    expect(legacy).toMatchObject({
      accessControlId: { kind: "absent" },
      originAccessIdentity: { value: "origin-access-identity/cloudfront/E1" },
    });
  });

  it("with a VPC origin, whose settings are not part of the output", () => {
    const vpc = { VpcOriginId: "vo_example", OriginReadTimeout: 20, OriginKeepaliveTimeout: 7 };
    const origin = bucketOrigin({ VpcOriginConfig: vpc });
    expect(origin).toMatchObject({
      access: { value: "vpc" },
      readTimeoutSeconds: { value: 20 },
      keepaliveTimeoutSeconds: { value: 7 },
      vpcOrigin: { kind: "unknown", why: [{ what: "vo_example", why: "not-in-input" }] },
    });
  });
});

function bucketOrigin(over: Fields) {
  const { Origins, ...rest } = config();
  const origin = { Id: "bucket", DomainName: "assets.example.com", OriginPath: "", ...over };
  const found = deployed({ ...rest, Origins: { Quantity: 1, Items: [origin] } });
  return found.origins.items[0];
}

describe("what the output leaves out", () => {
  it("is an empty list, or the default of the API", () => {
    const { Aliases, HttpVersion, Staging, ...rest } = config();
    expect(deployed(rest)).toMatchObject({
      aliases: { kind: "known", value: [] },
      httpVersion: { kind: "known", value: "http2", from: { kind: "provider-default" } },
      staging: { kind: "known", value: false },
    });
  });

  it("is not known where a list is shorter than it is said to be", () => {
    const found = deployed(config({ Aliases: { Quantity: 2, Items: ["www.example.com"] } }));
    expect(found.aliases).toMatchObject({
      kind: "unknown",
      why: [{ why: "error", says: "is said to have 2 items, and 1 are listed" }],
      form: { kind: "list", open: true, items: [{ value: "www.example.com" }] },
    });
  });
});

describe("a custom header", () => {
  it("may hold a secret", () => {
    const headers = { Quantity: 1, Items: [{ HeaderName: "X-Key", HeaderValue: "secret" }] };
    const [origin] = deployed(config({}, { CustomHeaders: headers })).origins.items;
    const [header] = origin?.headers.items ?? [];
    expect(header?.value).toMatchObject({ kind: "known", value: "secret", sensitive: true });
    expect(header?.name).not.toHaveProperty("sensitive");
  });
});
