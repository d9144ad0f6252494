import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import type { Distribution } from "../../src/model/distribution.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import type { Value } from "../../src/value.ts";
import { entityJson } from "../support/model-json.ts";
import {
  evaluationOf,
  openListOf,
  type Plain,
  pieces,
  ref,
  resource,
  undecided,
} from "../support/resources.ts";

const BEHAVIOR = { target_origin_id: "a", viewer_protocol_policy: "https-only" };

function model(...resources: readonly Resource[]): EdgeModel {
  return buildModel(evaluationOf(...resources)).value.model;
}

function terraform(properties: { readonly [name: string]: Plain }): Resource {
  return resource("aws_cloudfront_distribution", "aws_cloudfront_distribution.x", properties);
}

function cloudformation(config: Plain): Resource {
  return resource("AWS::CloudFront::Distribution", "Distribution", { DistributionConfig: config });
}

function only(...resources: readonly Resource[]): Distribution {
  const [distribution] = model(...resources).distributions;
  if (distribution === undefined) throw new Error("there is no distribution");
  return distribution;
}

/** A distribution with every argument that an adapter reads, all of them known. */
const FULL_TERRAFORM = terraform({
  enabled: true,
  staging: true,
  aliases: ["www.example.com"],
  http_version: "http2",
  viewer_certificate: [{ acm_certificate_arn: "arn:aws:acm:us-east-1:1:certificate/a" }],
  origin: [
    {
      origin_id: "a",
      domain_name: "a.example.com",
      origin_path: "/a",
      response_completion_timeout: 60,
      connection_attempts: 2,
      connection_timeout: 3,
      origin_access_control_id: "E1",
      origin_shield: [{ enabled: true }],
      custom_header: [{ name: "X-A", value: "a" }],
      custom_origin_config: [
        {
          http_port: 8080,
          https_port: 8443,
          origin_protocol_policy: "match-viewer",
          origin_ssl_protocols: ["TLSv1.2"],
          origin_read_timeout: 20,
          origin_keepalive_timeout: 6,
          ip_address_type: "dualstack",
          origin_mtls_config: [{ client_certificate_arn: "arn:aws:acm:us-east-1:1:certificate/b" }],
        },
      ],
    },
    { origin_id: "b", domain_name: "b.example.com", s3_origin_config: [{ origin_access_identity: "x/y" }] },
  ],
  origin_group: [
    {
      origin_id: "g",
      failover_criteria: [{ status_codes: [500] }],
      member: [{ origin_id: "a" }, { origin_id: "b" }],
    },
  ],
  default_cache_behavior: [
    {
      target_origin_id: "g",
      viewer_protocol_policy: "redirect-to-https",
      allowed_methods: ["GET", "HEAD", "OPTIONS"],
      cache_policy_id: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
      origin_request_policy_id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
      forwarded_values: [{ headers: ["Host"] }],
      grpc_config: [{ enabled: true }],
      compress: true,
      lambda_function_association: [
        {
          event_type: "origin-request",
          lambda_arn: "arn:aws:lambda:us-east-1:1:function:f:1",
          include_body: true,
        },
      ],
      function_association: [
        { event_type: "viewer-request", function_arn: "arn:aws:cloudfront::1:function/f" },
      ],
    },
  ],
  ordered_cache_behavior: [{ ...BEHAVIOR, path_pattern: "/b/*", allowed_methods: ["GET", "HEAD"] }],
});

const FULL_CLOUDFORMATION = cloudformation({
  Enabled: true,
  Staging: "true",
  Aliases: ["www.example.com"],
  HttpVersion: "http2",
  ViewerCertificate: { AcmCertificateArn: "arn:aws:acm:us-east-1:1:certificate/a" },
  Origins: [
    {
      Id: "a",
      DomainName: "a.example.com",
      OriginPath: "/a",
      ResponseCompletionTimeout: 60,
      ConnectionAttempts: 2,
      ConnectionTimeout: 3,
      OriginAccessControlId: "E1",
      OriginShield: { Enabled: true },
      OriginCustomHeaders: [{ HeaderName: "X-A", HeaderValue: "a" }],
      CustomOriginConfig: {
        HTTPPort: 8080,
        HTTPSPort: 8443,
        OriginProtocolPolicy: "match-viewer",
        OriginSSLProtocols: ["TLSv1.2"],
        OriginReadTimeout: 20,
        OriginKeepaliveTimeout: 6,
        IpAddressType: "dualstack",
        OriginMtlsConfig: { ClientCertificateArn: "arn:aws:acm:us-east-1:1:certificate/b" },
      },
    },
    { Id: "b", DomainName: "b.example.com", S3OriginConfig: { OriginAccessIdentity: "x/y" } },
  ],
  OriginGroups: {
    Items: [
      {
        Id: "g",
        FailoverCriteria: { StatusCodes: { Items: [500] } },
        Members: { Items: [{ OriginId: "a" }, { OriginId: "b" }] },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: "g",
    ViewerProtocolPolicy: "redirect-to-https",
    AllowedMethods: ["GET", "HEAD", "OPTIONS"],
    CachePolicyId: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
    OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
    ForwardedValues: { Headers: ["Host"] },
    GrpcConfig: { Enabled: true },
    Compress: true,
    LambdaFunctionAssociations: [
      {
        EventType: "origin-request",
        LambdaFunctionARN: "arn:aws:lambda:us-east-1:1:function:f:1",
        IncludeBody: true,
      },
    ],
    FunctionAssociations: [{ EventType: "viewer-request", FunctionARN: "arn:aws:cloudfront::1:function/f" }],
  },
  CacheBehaviors: [{ TargetOriginId: "a", ViewerProtocolPolicy: "https-only", PathPattern: "/b/*" }],
});

describe.each([
  ["terraform", FULL_TERRAFORM],
  ["cloudformation", FULL_CLOUDFORMATION],
])("a distribution with everything, in %s", (_language, full) => {
  const distribution = only(full);

  it("has no field that is missing", () => {
    expect(() => entityJson(distribution)).not.toThrow();
  });

  it("takes each field from what is written", () => {
    const [origin] = distribution.origins.items;
    const [behavior] = distribution.behaviors.items;
    const unwritten = [distribution, origin, behavior, distribution.originGroups.items[0]].flatMap((holder) =>
      fieldsNotWritten(holder ?? {}),
    );
    expect(unwritten.sort()).toEqual([
      "account", // of a resource made by hand
      "api", // no default endpoint of one
      "domainName", // chosen by CloudFront
      "originAccessIdentity", // a bucket's
      "pathPattern", // the default behavior has none
      "region",
      "vpcOrigin", // another kind of origin
    ]);
  });

  it("is known to its parts, which are those of the model", () => {
    const { origins, behaviors, originGroups } = model(full);
    for (const part of [...origins, ...behaviors, ...originGroups]) {
      expect(part.distribution.behaviors.items).toContain(behaviors[0]);
      expect(part.distribution.origins.items).toEqual(origins);
      expect(part.distribution.originGroups.items).toEqual(originGroups);
    }
  });
});

it("is the same in both languages", () => {
  expect(entityJson(only(FULL_CLOUDFORMATION))).toEqual(entityJson(only(FULL_TERRAFORM)));
});

/** The names of fields that are absent, a default, or unknown for another reason than that the input lacks the target. */
function fieldsNotWritten(holder: object): string[] {
  return Object.entries(holder)
    .filter(([, field]) => isValue(field) && !isWritten(field))
    .map(([name]) => name);
}

function isWritten(value: Value<unknown>): boolean {
  if (value.kind === "unknown") return value.why.every(({ why }) => why === "not-in-input");
  return (
    value.kind === "known" && value.from.kind !== "provider-default" && value.from.kind !== "not-written"
  );
}

function isValue(field: unknown): field is Value<unknown> {
  return typeof field === "object" && field !== null && "kind" in field && "from" in field;
}

describe("defaults", () => {
  it("are the provider's, and known as such", () => {
    const origin = { origin_id: "a", domain_name: "a.example", custom_origin_config: [{}] };
    const distribution = only(terraform({ origin: [origin], default_cache_behavior: [BEHAVIOR] }));
    expect(entityJson(distribution)).toMatchObject({
      enabled: null,
      staging: false,
      aliases: [],
      httpVersion: "http2",
      origins: {
        items: [
          {
            path: "",
            httpPort: null,
            readTimeoutSeconds: 30,
            keepaliveTimeoutSeconds: 5,
            connectionAttempts: 3,
            connectionTimeoutSeconds: 10,
            responseCompletionTimeoutSeconds: null,
            addressType: "ipv4",
            originShield: false,
          },
        ],
      },
      behaviors: { items: [{ pathPattern: "*", grpc: false, compress: false, forwardedHeaders: null }] },
    });
    expect(distribution.httpVersion.from).toMatchObject({
      kind: "provider-default",
      at: distribution.from.at,
    });
  });

  it("of CloudFormation are known for ports, not for TLS versions", () => {
    const custom = {
      Id: "a",
      DomainName: "a.example",
      CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
    };
    const distribution = only(cloudformation({ Origins: [custom], DefaultCacheBehavior: {} }));
    expect(entityJson(distribution)).toMatchObject({
      httpVersion: "http1.1",
      origins: {
        items: [{ httpPort: 80, httpsPort: 443, sslProtocols: { unknown: ["resource-attribute"] } }],
      },
      behaviors: { items: [{ allowedMethods: ["GET", "HEAD"] }] },
    });
  });
});

describe("an origin", () => {
  function origin(properties: { readonly [name: string]: Plain }) {
    return only(terraform({ origin: [{ origin_id: "a", domain_name: "a.example", ...properties }] })).origins
      .items[0];
  }

  it("without any settings of its kind is a bucket", () => {
    expect(origin({})?.access).toMatchObject({ value: "s3", from: { kind: "provider-default" } });
  });

  it("whose settings hang on a condition is of no known kind", () => {
    expect(origin({ custom_origin_config: openListOf([{ http_port: 80 }], "condition") })).toMatchObject({
      access: { kind: "unknown", why: [{ why: "condition" }] },
      httpPort: { kind: "unknown" },
    });
  });

  it("keeps a TLS version that there is not, and refuses a protocol policy that there is not", () => {
    const custom = { origin_ssl_protocols: ["TLSv1.3"], origin_protocol_policy: "HTTPS" };
    expect(origin({ custom_origin_config: [custom] })).toMatchObject({
      sslProtocols: { value: [{ value: "TLSv1.3" }] },
      protocolPolicy: { kind: "unknown", why: [{ why: "error" }] },
    });
  });

  it("in blocks over an unknown collection leaves the origins open", () => {
    const { origins } = only(terraform({ origin: openListOf([{ origin_id: "a" }]) }));
    expect(origins).toMatchObject({ items: [{ id: { value: "a" } }], open: [{ why: "for-each" }] });
  });

  it("of 2012 has no id of its own", () => {
    const custom = { DNSName: "a.example", OriginProtocolPolicy: "http-only", OriginSSLProtocols: ["TLSv1"] };
    const distribution = only(cloudformation({ CustomOrigin: custom, CNAMEs: ["www.example.com"] }));
    expect(entityJson(distribution)).toMatchObject({
      aliases: ["www.example.com"],
      origins: {
        items: [
          { access: "custom", domainName: "a.example", httpPort: 80, id: { unknown: ["not-modelled"] } },
        ],
      },
    });
    const bucket = only(cloudformation({ S3Origin: { DNSName: "b.s3.amazonaws.com" } }));
    expect(entityJson(bucket)).toMatchObject({ origins: { items: [{ access: "s3", httpPort: null }] } });
  });
});

describe("a VPC origin", () => {
  const config = {
    arn: "arn:aws:ec2:eu-west-1:1:instance/i-1",
    http_port: "8080",
    https_port: 443,
    origin_protocol_policy: "http-only",
  };
  const vpcOrigin = resource("aws_cloudfront_vpc_origin", "aws_cloudfront_vpc_origin.v", {
    vpc_origin_endpoint_config: [{ ...config, origin_ssl_protocols: [{ items: ["TLSv1.2"] }] }],
  });

  function origin(id: Plain) {
    const settings = { vpc_origin_id: id, origin_read_timeout: 7 };
    return only(
      terraform({ origin: [{ domain_name: "a.example", vpc_origin_config: [settings] }] }),
      vpcOrigin,
    ).origins.items[0];
  }

  it("lends its settings to the origins that refer to it", () => {
    expect(origin(ref("aws_cloudfront_vpc_origin.v", "id"))).toMatchObject({
      access: { value: "vpc" },
      httpPort: { value: 8080, from: { address: "aws_cloudfront_vpc_origin.v" } },
      protocolPolicy: { value: "http-only" },
      sslProtocols: { value: [{ value: "TLSv1.2" }] },
      readTimeoutSeconds: { value: 7 },
    });
  });

  it("that is not in the input leaves them unknown", () => {
    expect(origin("vo_1")).toMatchObject({
      vpcOrigin: { kind: "unknown", why: [{ why: "not-in-input" }] },
      httpPort: { kind: "unknown" },
    });
  });

  it("in front of an instance has no load balancer", () => {
    expect(model(vpcOrigin).vpcOrigins[0]?.loadBalancer.kind).toBe("absent");
  });
});

describe("policies of a behavior", () => {
  function behavior(properties: { readonly [name: string]: Plain }, ...others: readonly Resource[]) {
    return only(terraform({ default_cache_behavior: [{ ...BEHAVIOR, ...properties }] }), ...others).behaviors
      .items[0];
  }

  it("are AWS's own, by id", () => {
    expect(
      behavior({ origin_request_policy_id: "B689B0A8-53D0-40AB-BAF2-68738E2966AC" })?.originRequestPolicy,
    ).toMatchObject({
      value: {
        managed: true,
        headers: { behavior: { value: "allExcept" }, names: { value: [{ value: "Host" }] } },
      },
    });
  });

  it("are AWS's own, looked up by name", () => {
    const data = resource(
      "aws_cloudfront_cache_policy",
      "data.aws_cloudfront_cache_policy.a",
      { name: "Managed-Amplify" },
      { mode: "data" },
    );
    const found = behavior(
      { cache_policy_id: ref("data.aws_cloudfront_cache_policy.a", "id") },
      data,
    )?.cachePolicy;
    expect(found).toMatchObject({ value: { managed: true, name: { value: "Managed-Amplify" } } });
  });

  it("of the account, looked up by name, are not known", () => {
    const data = resource(
      "aws_cloudfront_cache_policy",
      "data.aws_cloudfront_cache_policy.a",
      { name: "Amplify" },
      { mode: "data" },
    );
    const found = behavior(
      { cache_policy_id: ref("data.aws_cloudfront_cache_policy.a", "id") },
      data,
    )?.cachePolicy;
    expect(found).toMatchObject({ value: { managed: false, headers: { behavior: { kind: "unknown" } } } });
  });

  it("are not in the input", () => {
    expect(behavior({ cache_policy_id: "no-such-policy" })?.cachePolicy).toMatchObject({
      kind: "unknown",
      why: [{ why: "not-in-input" }],
    });
  });

  it("that hang on a condition stay so", () => {
    expect(behavior({ cache_policy_id: undecided() })?.cachePolicy).toMatchObject({
      kind: "unknown",
      why: [{ why: "condition" }],
    });
  });

  it("are none", () => {
    expect(behavior({ cache_policy_id: "" })?.cachePolicy).toMatchObject({ kind: "absent" });
  });
});

describe("functions of a behavior", () => {
  function lambda(publish: Plain, more = {}): Resource {
    return resource("aws_lambda_function", "aws_lambda_function.f", { function_name: "edge", publish }, more);
  }
  const version = { address: "Version", attribute: "Version" };
  const arn = { address: "aws_lambda_function.f", attribute: "arn" };
  const cfn = resource("AWS::Lambda::Function", "F", { FunctionName: "edge" });
  const cfnVersion = resource("AWS::Lambda::Version", "Version", { FunctionName: ref("F", "Ref") });
  const cfnAlias = resource("AWS::Lambda::Alias", "Alias", { FunctionName: ref("F", "Arn") });

  function association(lambdaArn: Plain, ...others: readonly Resource[]) {
    const written = [{ event_type: "origin-request", lambda_arn: lambdaArn }];
    const behavior = { ...BEHAVIOR, lambda_function_association: written };
    return only(terraform({ default_cache_behavior: [behavior] }), ...others).behaviors.items[0]?.functions
      .items[0];
  }

  it.each<[string, Plain, readonly Resource[], string]>([
    ["a published version", pieces(arn, ":", { ...arn, attribute: "version" }), [lambda(true)], "numbered"],
    ["the qualified ARN", ref("aws_lambda_function.f", "qualified_arn"), [lambda("true")], "numbered"],
    [
      "a version that is not published",
      pieces(arn, ":", { ...arn, attribute: "version" }),
      [lambda(null)],
      "unpublished",
    ],
    ["the function alone", pieces(arn), [lambda(true)], "unqualified"],
    ["a number behind the ARN", pieces(arn, ":7"), [lambda(true)], "numbered"],
    ["$LATEST behind the ARN", pieces(arn, ":$LATEST"), [lambda(true)], "latest"],
    ["an alias behind the ARN", pieces(arn, ":live"), [lambda(true)], "alias"],
    ["the invoke ARN", ref("aws_lambda_function.f", "invoke_arn"), [lambda(true)], "invoke-arn"],
    ["a version of CloudFormation", ref("Version", "Ref"), [cfn, cfnVersion], "numbered"],
    [
      "a version behind the ARN of CloudFormation",
      pieces({ address: "F", attribute: "Arn" }, ":", version),
      [cfn, cfnVersion],
      "numbered",
    ],
    ["an alias of CloudFormation", ref("Alias", "Ref"), [cfn, cfnAlias], "alias"],
    [
      "an ARN that is written out",
      "arn:aws:lambda:us-east-1:123456789012:function:edge:3",
      [lambda(true)],
      "numbered",
    ],
    [
      "one without a version",
      "arn:aws:lambda:us-east-1:123456789012:function:edge",
      [lambda(true)],
      "unqualified",
    ],
    [
      "one with an unknown account",
      pieces("arn:aws:lambda:us-east-1:", { address: "data.x", attribute: "account_id" }, ":function:edge:3"),
      [lambda(true)],
      "numbered",
    ],
  ])("are found by %s", (_what, lambdaArn, others, version) => {
    expect(association(lambdaArn, ...others)).toMatchObject({
      function: { kind: "known", value: { name: { value: "edge" } } },
      version: { kind: "known", value: version },
    });
  });

  it("of another region are not found by name", () => {
    const region = { kind: "known", value: "eu-west-1", from: cfn.from } as const;
    const elsewhere = lambda(true, { region });
    expect(association("arn:aws:lambda:us-east-1:123456789012:function:edge:3", elsewhere)).toMatchObject({
      function: { kind: "unknown", why: [{ why: "not-in-input" }] },
      version: { value: "numbered" },
    });
  });

  it("whose publishing is not known have no known version", () => {
    expect(
      association(ref("aws_lambda_function.f", "qualified_arn"), lambda(undecided()))?.version,
    ).toMatchObject({
      kind: "unknown",
      why: [{ why: "condition" }],
    });
  });

  it("publish in CloudFormation where a version of them stands in the template", () => {
    expect(model(cfn, cfnVersion).edgeFunctions[0]?.publish).toMatchObject({
      value: true,
      from: { address: "Version" },
    });
    expect(model(cfn).edgeFunctions[0]?.publish).toMatchObject({ value: false });
  });

  it("never show the values of environment variables", () => {
    const secret = resource("aws_lambda_function", "aws_lambda_function.s", {
      environment: [{ variables: { KEY: "hunter2" } }],
    });
    const { edgeFunctions } = model(secret);
    expect(edgeFunctions[0]?.environmentVariables).toMatchObject({ value: [{ value: "KEY" }] });
    expect(JSON.stringify(edgeFunctions)).not.toContain("hunter2");
  });
});

describe("distributions that serve tenants", () => {
  it("are not modelled, and said to be so", () => {
    const multitenant = resource(
      "aws_cloudfront_multitenant_distribution",
      "aws_cloudfront_multitenant_distribution.m",
      {},
    );
    const tenantOnly = cloudformation({ ConnectionMode: "tenant-only" });
    const { value } = buildModel(
      evaluationOf(multitenant, tenantOnly, cloudformation({ ConnectionMode: "direct" })),
    );
    expect(value.model.distributions).toHaveLength(1);
    expect(value.opaque).toMatchObject([
      { address: "aws_cloudfront_multitenant_distribution.m", why: [{ why: "not-modelled" }] },
      { address: "Distribution", why: [{ why: "not-modelled" }] },
    ]);
  });
});

describe("hostile input", () => {
  it("of any shape never throws", () => {
    const shapes: readonly Plain[] = [
      "x",
      1,
      true,
      null,
      [],
      {},
      [[]],
      [{}],
      [null],
      undecided(),
      openListOf([]),
      openListOf(["x"]),
    ];
    for (const shape of shapes) {
      const names = [
        "origin",
        "origin_group",
        "default_cache_behavior",
        "ordered_cache_behavior",
        "viewer_certificate",
        "aliases",
      ];
      const properties = Object.fromEntries(names.map((name) => [name, shape]));
      expect(() => entityJson(only(terraform(properties)))).not.toThrow();
      expect(() => entityJson(only(cloudformation(shape)))).not.toThrow();
    }
  });

  it("that refers to itself is no circle", () => {
    const data = resource("aws_lb", "data.aws_lb.a", { arn: ref("data.aws_lb.b", "arn") }, { mode: "data" });
    const other = resource("aws_lb", "data.aws_lb.b", { arn: ref("data.aws_lb.a", "arn") }, { mode: "data" });
    const listener = resource("aws_lb_listener", "aws_lb_listener.l", {
      load_balancer_arn: ref("data.aws_lb.a", "arn"),
    });
    expect(model(data, other, listener).listeners[0]?.loadBalancer.kind).toBe("known");
  });
});
