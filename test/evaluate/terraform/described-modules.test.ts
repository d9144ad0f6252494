import { describe, expect, test } from "vitest";
import type { Resource } from "../../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import type { Place } from "../../../src/source/place.ts";
import type { Provenance } from "../../../src/value.ts";
import { at, evaluate, expression, filesOf, NO_OPTIONS, property, resource, type Texts } from "./helpers.ts";

const DISTRIBUTION = "module.cdn.aws_cloudfront_distribution.this[0]";

/** A call in the style of releases 3 to 5. `head` stands on lines 2 and 3. */
function cdn(head: string, more = ""): string {
  return `module "cdn" {
  source = "terraform-aws-modules/cloudfront/aws"
  ${head}
  origin = {
    app = {
      domain_name = "app.example.com"
      custom_origin_config = {
        http_port              = 80
        https_port             = 443
        origin_protocol_policy = "https-only"
        origin_ssl_protocols   = [
          "TLSv1",
          "TLSv1.2",
        ]
      }
    }
  }
  default_cache_behavior = {
    target_origin_id       = "app"
    viewer_protocol_policy = "allow-all"
  }
  ${more}
}
`;
}

function lines({ at: { start, end } }: Provenance): readonly [number, number] {
  return [start.line, end.line];
}

function notes(texts: Texts): readonly string[] {
  return loadTerraformRoot("", filesOf(texts), NO_OPTIONS).diagnostics.map(({ message }) => message);
}

/** Every place that a resource's properties carry. */
function placesIn({ properties }: Resource): readonly Place[] {
  const places: Place[] = [];
  JSON.stringify([...properties], (key, value: unknown) => {
    if (key === "at" && isPlace(value)) places.push(value);
    return value instanceof Map ? [...value] : value;
  });
  return places;
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "file" in value && "start" in value;
}

describe("an uninstalled call of the distribution's module", () => {
  const evaluation = evaluate(cdn('version = "~> 3.0"'));
  const distribution = resource(evaluation, DISTRIBUTION);

  test("makes the distribution that the module would make", () => {
    expect(evaluation.resources.map(({ address }) => address)).toEqual([DISTRIBUTION]);
    expect(evaluation.opaque).toEqual([]);
    expect(evaluation.unseen).toEqual([]);
    expect(property(evaluation, DISTRIBUTION, "origin")).toMatchObject([
      {
        origin_id: "app",
        domain_name: "app.example.com",
        origin_path: "",
        custom_origin_config: [{ https_port: 443, origin_ssl_protocols: ["TLSv1", "TLSv1.2"] }],
      },
    ]);
    expect(property(evaluation, DISTRIBUTION, "viewer_certificate")).toMatchObject([
      { cloudfront_default_certificate: true, minimum_protocol_version: "TLSv1" },
    ]);
  });

  test.each([
    ["origin[0].domain_name", 6, 6],
    ["origin[0].custom_origin_config[0].origin_protocol_policy", 10, 10],
    ["origin[0].custom_origin_config[0].origin_ssl_protocols", 11, 14],
    ["origin[0].custom_origin_config[0].origin_ssl_protocols[1]", 13, 13],
    ["default_cache_behavior[0].target_origin_id", 19, 19],
  ])("says of %s where its caller writes it", (path, first, last) => {
    expect(lines(at(distribution, path).from)).toEqual([first, last]);
  });

  test.each([
    ["a block", "origin[0]", 5, 16],
    ["a block within it", "origin[0].custom_origin_config[0]", 7, 15],
    ["what the caller leaves out", "origin[0].custom_origin_config[0].origin_read_timeout", 7, 15],
  ])("says of %s where its caller writes the entry that it is made of", (_, path, first, last) => {
    expect(lines(at(distribution, path).from)).toEqual([first, last]);
  });

  test("says of a default that it is the module's, at the version that makes it so", () => {
    const { from } = at(distribution, "default_cache_behavior[0].allowed_methods");
    expect(lines(from)).toEqual([18, 21]);
    expect(from.via).toMatchObject([
      {
        kind: "variable-default",
        address: "terraform-aws-modules/cloudfront/aws 3.x",
        at: { start: { line: 3 } },
      },
    ]);
    expect(lines(at(distribution, "http_version").from)).toEqual([1, 1]);
  });

  test("points nowhere but into the call", () => {
    const places = placesIn(distribution);
    expect(places.length).toBeGreaterThan(50);
    expect(new Set(places.map(({ file }) => file))).toEqual(new Set(["main.tf"]));
    expect(Math.max(...places.map(({ end }) => end.line))).toBe(21);
  });

  test("has the instances that count and for_each ask for", () => {
    const { resources } = evaluate(cdn('for_each = toset(["eu", "us"])'));
    expect(resources.map(({ address }) => address)).toEqual([
      'module.cdn["eu"].aws_cloudfront_distribution.this[0]',
      'module.cdn["us"].aws_cloudfront_distribution.this[0]',
    ]);
  });

  test("makes none where the call says so", () => {
    expect(evaluate(cdn('version = "~> 3.0"', "create_distribution = false")).resources).toEqual([]);
  });

  test("takes what is not known for that alone", () => {
    const unsure = evaluate(
      `variable "policy" {\n  type = string\n}\n${cdn('version = "~> 5.0"').replace('"https-only"', "var.policy")}`,
    );
    expect(property(unsure, DISTRIBUTION, "origin[0].custom_origin_config[0].origin_protocol_policy")).toBe(
      "{var.policy}",
    );
    expect(property(unsure, DISTRIBUTION, "origin[0].custom_origin_config[0].https_port")).toBe(443);
  });

  test("finds managed policies by their names, from the release on that does", () => {
    const call = (version: string) =>
      cdn(`version = "${version}"`).replace(
        'viewer_protocol_policy = "allow-all"',
        'viewer_protocol_policy = "allow-all"\n    cache_policy_name = "Managed-CachingDisabled"',
      );
    const id = (version: string) =>
      property(evaluate(call(version)), DISTRIBUTION, "default_cache_behavior[0].cache_policy_id");
    expect(id("3.3.2")).toBe(null);
    expect(id("3.4.0")).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    expect(id("6.6.0")).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
  });
});

describe("modules that are not installed are joined", () => {
  const STACK = `
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
module "alb" {
  source  = "terraform-aws-modules/alb/aws"
  version = "9.17.0"
  listeners = {
    https = {
      port                        = 443
      protocol                    = "HTTPS"
      certificate_arn             = module.acm.acm_certificate_arn
      additional_certificate_arns = ["arn:aws:acm:eu-west-1:123456789012:certificate/a"]
    }
    plain = {}
  }
}
module "acm" {
  source                    = "terraform-aws-modules/acm/aws"
  version                   = "~> 5.0"
  providers                 = { aws = aws.us }
  domain_name               = "www.example.com"
  subject_alternative_names = ["*.example.com"]
}
${cdn('version = "~> 6.0"', "viewer_certificate = { acm_certificate_arn = module.acm.acm_certificate_arn }").replace('"app.example.com"', "module.alb.dns_name")}`;
  const evaluation = evaluate(STACK);

  test("a distribution with its load balancer", () => {
    expect(property(evaluation, DISTRIBUTION, "origin[0].domain_name")).toBe(
      "{module.alb.aws_lb.this[0].dns_name}",
    );
    const listener = 'module.alb.aws_lb_listener.this["https"]';
    expect(property(evaluation, listener, "load_balancer_arn")).toBe("{module.alb.aws_lb.this[0].arn}");
    expect(property(evaluation, listener, "ssl_policy")).toBe("ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
  });

  test("with the defaults of the release", () => {
    const plain = 'module.alb.aws_lb_listener.this["plain"]';
    expect(property(evaluation, plain, "port")).toBe(80);
    expect(property(evaluation, plain, "protocol")).toBe("HTTP");
    expect(property(evaluation, plain, "ssl_policy")).toBe(null);
    const policy = (version: string) =>
      property(
        evaluate(STACK.replace("9.17.0", version)),
        'module.alb.aws_lb_listener.this["https"]',
        "ssl_policy",
      );
    expect(policy("10.5.0")).toBe("ELBSecurityPolicy-TLS13-1-3-2021-06");
  });

  test("with the certificates, in the region of the provider that they are handed", () => {
    const certificate = resource(evaluation, "module.acm.aws_acm_certificate.this[0]");
    expect(certificate.region).toMatchObject({ kind: "known", value: "us-east-1" });
    expect(property(evaluation, certificate.address, "subject_alternative_names")).toEqual(["*.example.com"]);
    expect(property(evaluation, DISTRIBUTION, "viewer_certificate[0].acm_certificate_arn")).toContain(
      "module.acm.",
    );
    const more = 'module.alb.aws_lb_listener_certificate.this["https/0"]';
    expect(property(evaluation, more, "certificate_arn")).toBe(
      "arn:aws:acm:eu-west-1:123456789012:certificate/a",
    );
  });

  test("outputs in the words of the release", () => {
    const eight = 'module "alb" {\n  source = "terraform-aws-modules/alb/aws"\n  version = "~> 8.0"\n}\n';
    expect(expression("module.alb.lb_dns_name", eight)).toMatchObject({
      form: { parts: [{ source: "module.alb.aws_lb.this[0].dns_name", kind: "load-balancer-host" }] },
    });
  });
});

describe("the release that a call is taken for", () => {
  const taken = (head: string, more?: string) => notes(cdn(head, more));

  test("is not told where the call names one major", () => {
    expect(taken('version = "~> 3.0"')).toEqual([]);
    expect(taken('version = "6.6.0"')).toEqual([]);
  });

  test("is the newest where the call names none or several, and that is told", () => {
    expect(taken("")).toMatchObject([
      expect.stringContaining(
        "taken for terraform-aws-modules/cloudfront/aws 6.6.0: the newest on 2026-05-08, as the call asks for no version",
      ),
    ]);
    expect(taken('version = ">= 3.0, < 6.0"')).toMatchObject([
      expect.stringContaining('aws 5.2.0: the newest on 2026-05-08, of those that ">= 3.0, < 6.0" lets in'),
    ]);
  });

  test("is an older one where only that has the arguments", () => {
    expect(taken("", "create_origin_access_identity = true")).toMatchObject([
      expect.stringContaining("aws 5.2.0: the newest on 2026-05-08 that has these arguments"),
    ]);
  });

  test.each([
    ["git::https://github.com/terraform-aws-modules/terraform-aws-cloudfront.git?ref=v3.4.1", "TLSv1"],
    ["github.com/terraform-aws-modules/terraform-aws-cloudfront?ref=v6.6.0", "TLSv1.2_2025"],
    ["git@github.com:terraform-aws-modules/terraform-aws-cloudfront.git?ref=v5.2.0", "TLSv1"],
    ["registry.terraform.io/terraform-aws-modules/cloudfront/aws", "TLSv1.2_2025"],
  ])("can be named by %s", (source, minimum) => {
    const call = cdn("").replace("terraform-aws-modules/cloudfront/aws", source);
    const text = call.replace("default_cache_behavior", "viewer_certificate = {}\n  default_cache_behavior");
    expect(property(evaluate(text), DISTRIBUTION, "viewer_certificate[0].minimum_protocol_version")).toBe(
      minimum,
    );
  });

  test.each([
    ["an older major", cdn('version = "2.9.3"')],
    ["one to come", cdn('version = "~> 7.0"')],
    ["one that is no literal", cdn("version = local.version")],
    [
      "a commit",
      cdn("").replace(
        "terraform-aws-modules/cloudfront/aws",
        "github.com/terraform-aws-modules/terraform-aws-cloudfront?ref=beb0b2d",
      ),
    ],
    ["a folder of the module", cdn("").replace("cloudfront/aws", "cloudfront/aws//wrappers")],
    ["somebody else's", cdn("").replace("terraform-aws-modules/", "example/")],
  ])("is none where the call asks for %s", (_, text) => {
    const { opaque, resources } = evaluate(text);
    expect(resources).toEqual([]);
    expect(opaque).toMatchObject([
      {
        address: "module.cdn",
        why: [{ why: "module-not-installed", says: "is not installed: run terraform init" }],
      },
    ]);
  });
});

describe("what a description does not know", () => {
  const LISTENED = `resource "aws_lb" "web" {}\n`;
  const call = `module "alb" {\n  source = "terraform-aws-modules/alb/aws"\n  version = "~> 9.0"\n  attached = aws_lb.web.arn\n}\n`;

  test("an argument concerns what the call makes and what it is handed, and is told", () => {
    const { unseen } = evaluate(LISTENED + call);
    expect(unseen).toMatchObject([
      {
        address: "module.alb",
        refersTo: ["aws_lb.web", "module.alb.aws_lb.this[0]"],
        why: [{ why: "module-not-installed" }],
      },
    ]);
    expect(notes(LISTENED + call)).toMatchObject([
      expect.stringContaining('of which "attached" is not known'),
    ]);
  });

  test("an output is unknown, and neither try nor can takes it for a failure", () => {
    expect(expression("module.alb.something_new", call)).toMatchObject({
      kind: "unknown",
      why: [{ why: "module-not-installed", what: "module.alb.something_new", at: { start: { line: 1 } } }],
    });
    expect(expression('try(module.alb.something_new, "x")', call).kind).toBe("unknown");
    expect(expression("can(module.alb.something_new)", call).kind).toBe("unknown");
  });
});

test("an installed module always wins", () => {
  const files = {
    "main.tf": cdn('version = "~> 3.0"'),
    ".terraform/modules/modules.json":
      '{"Modules":[{"Key":"cdn","Source":"registry.terraform.io/terraform-aws-modules/cloudfront/aws","Dir":".terraform/modules/cdn"}]}',
    ".terraform/modules/cdn/main.tf":
      'variable "origin" {}\nvariable "default_cache_behavior" {}\nresource "aws_cloudfront_distribution" "mine" {\n  enabled = true\n}\n',
  };
  expect(evaluate(files).resources.map(({ address }) => address)).toEqual([
    "module.cdn.aws_cloudfront_distribution.mine",
  ]);
});
