import { describe, expect, it } from "vitest";
import { items } from "../../src/compare.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { cloudformationModel, terraformModel } from "../support/model-of.ts";

const LAMBDA = "lambda.amazonaws.com";
const EDGE = "edgelambda.amazonaws.com";

/** The services that the role of the only Lambda function trusts; `?` where there may be more, or one is not known. */
function trusted({ edgeFunctions }: EdgeModel): readonly string[] | "no role" {
  const lambda = edgeFunctions.find(({ service }) => service === "lambda");
  if (lambda?.role.kind !== "known") return "no role";
  const { items: listed, open } = items(lambda.role.value.trustedServices);
  return [
    ...listed.map((each) => (each.kind === "known" ? each.value : "?")),
    ...(open.length > 0 ? ["?"] : []),
  ];
}

const EDGE_FUNCTION = `
resource "aws_lambda_function" "auth" {
  function_name = "auth"
  role          = aws_iam_role.edge.arn
  publish       = true
}
`;
const SITE = `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  default_cache_behavior {
    target_origin_id = "web"
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.auth.qualified_arn
    }
  }
}
`;

function withTrust(policy: string, more = ""): readonly string[] | "no role" {
  const role = `resource "aws_iam_role" "edge" {\n  name = "edge"\n  assume_role_policy = ${policy}\n}\n`;
  return trusted(terraformModel(role + EDGE_FUNCTION + SITE + more));
}

const statement = (more: string) => `jsonencode({ Statement = [{ Effect = "Allow", ${more} }] })`;

describe("trust policies in Terraform", () => {
  it.each([
    [
      "a list",
      statement(`Action = "sts:AssumeRole", Principal = { Service = ["${LAMBDA}", "${EDGE}"] }`),
      [LAMBDA, EDGE],
    ],
    ["one text", statement(`Action = ["sts:AssumeRole"], Principal = { Service = "${EDGE}" }`), [EDGE]],
    ["every action of STS", statement(`Action = "sts:*", Principal = { Service = "${EDGE}" }`), [EDGE]],
    ["in other letters", statement(`Action = "STS:assumerole", Principal = { Service = "${EDGE}" }`), [EDGE]],
    ["another action", statement(`Action = "sts:TagSession", Principal = { Service = "${EDGE}" }`), []],
    ["accounts alone", statement(`Action = "sts:AssumeRole", Principal = { AWS = "111122223333" }`), []],
    ["everybody", statement(`Action = "sts:AssumeRole", Principal = "*"`), ["?"]],
    ["every account", statement(`Action = "sts:AssumeRole", Principal = { AWS = "*" }`), ["?"]],
    ["all but one", statement(`Action = "sts:AssumeRole", NotPrincipal = { AWS = "111122223333" }`), ["?"]],
    [
      "all actions but one",
      statement(`NotAction = "sts:TagSession", Principal = { Service = "${EDGE}" }`),
      ["?"],
    ],
    ["no JSON", `"not json"`, ["?"]],
    ["no text at all", "var.nowhere", ["?"]],
  ] as const)("%s", (_, policy, expected) => {
    expect(withTrust(policy)).toEqual(expected);
  });

  it("a heredoc, with one statement that is no list", () => {
    const policy = `<<EOF\n{"Statement": {"Action": "sts:AssumeRole", "Principal": {"Service": "${EDGE}"}, "Effect": "Allow"}}\nEOF`;
    expect(withTrust(policy)).toEqual([EDGE]);
  });

  it("a text that is known but for a name in it", () => {
    const policy = `<<EOF
{"Statement": [
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["${LAMBDA}", "\${aws_lb.web.arn}.amazonaws.com"]}},
  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "\${aws_lb.web.arn}"}}
]}
EOF`;
    expect(withTrust(policy, `resource "aws_lb" "web" {}\n`)).toEqual([LAMBDA, "?"]);
  });

  it("what is denied leaves the answer open", () => {
    const policy = `jsonencode({ Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${EDGE}" } },
      { Effect = "Deny", Action = "sts:AssumeRole", Principal = { AWS = "*" } },
    ] })`;
    expect(withTrust(policy)).toEqual([EDGE, "?"]);
  });
});

describe("aws_iam_policy_document", () => {
  const document = (body: string, name = "trust") =>
    `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;
  const allowing = (service: string) => `statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${service}"]
    }
  }`;
  const TRUST = "data.aws_iam_policy_document.trust.json";

  it("its statements", () => {
    expect(withTrust(TRUST, document(allowing(LAMBDA) + allowing(EDGE)))).toEqual([LAMBDA, EDGE]);
  });

  it("and those of the documents that it builds on", () => {
    const base = document(allowing(EDGE), "base");
    const sources = "source_policy_documents = [data.aws_iam_policy_document.base.json]";
    expect(withTrust(TRUST, document(`${sources}\n${allowing(LAMBDA)}`) + base)).toEqual([LAMBDA, EDGE]);
  });

  it("what may replace statements leaves the answer open", () => {
    const override = `override_policy_documents = [data.aws_iam_policy_document.other.json]`;
    expect(withTrust(TRUST, document(`${override}\n${allowing(EDGE)}`))).toEqual([EDGE, "?"]);
  });

  it("other principals, and none that are excepted", () => {
    const federated = allowing("x").replace('"Service"', '"Federated"');
    expect(withTrust(TRUST, document(federated))).toEqual([]);
    expect(withTrust(TRUST, document(federated.replace("principals", "not_principals")))).toEqual(["?"]);
    expect(withTrust(TRUST, document(federated.replace('"Federated"', '"*"')))).toEqual(["?"]);
  });

  it("one that refers to itself comes to an end", () => {
    const self = `source_policy_documents = [${TRUST}]`;
    expect(withTrust(TRUST, document(`${self}\n${allowing(EDGE)}`))).toContain(EDGE);
  });
});

describe("where the role is", () => {
  const ROLE = `resource "aws_iam_role" "edge" {
  name               = "edge"
  path               = "/service/"
  assume_role_policy = ${statement(`Action = "sts:AssumeRole", Principal = { Service = "${EDGE}" }`)}
}
`;

  it("in a module, of another provider than the function", () => {
    const files = {
      "main.tf": `
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
module "role" {
  source = "./role"
}
${EDGE_FUNCTION.replace("aws_iam_role.edge.arn", "module.role.arn").replace("publish", "provider = aws.virginia\n  publish")}${SITE}`,
      "role/main.tf": `${ROLE}output "arn" {\n  value = aws_iam_role.edge.arn\n}\n`,
    };
    expect(trusted(terraformModel(files))).toEqual([EDGE]);
  });

  it.each([
    ["by its ARN", '"arn:aws:iam::111122223333:role/service/edge"'],
    [
      "by an ARN of which the account is not known",
      '"arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/service/edge"',
    ],
    ["through a data source", "data.aws_iam_role.edge.arn"],
  ])("%s", (_, arn) => {
    const more = `data "aws_iam_role" "edge" {\n  name = "edge"\n}\ndata "aws_caller_identity" "me" {}\n`;
    expect(
      trusted(terraformModel(ROLE + EDGE_FUNCTION.replace("aws_iam_role.edge.arn", arn) + SITE + more)),
    ).toEqual([EDGE]);
  });

  it("not in the input", () => {
    const arn = '"arn:aws:iam::111122223333:role/other"';
    expect(trusted(terraformModel(ROLE + EDGE_FUNCTION.replace("aws_iam_role.edge.arn", arn) + SITE))).toBe(
      "no role",
    );
  });

  it("only looked up", () => {
    const role = `data "aws_iam_role" "edge" {\n  name = "edge"\n}\n`;
    const lambda = EDGE_FUNCTION.replace("aws_iam_role.edge.arn", "data.aws_iam_role.edge.arn");
    expect(trusted(terraformModel(role + lambda + SITE))).toEqual(["?"]);
  });
});

describe("in CloudFormation", () => {
  const template = (policy: string) => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${policy}
  Auth:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
`;

  it("a mapping, and JSON in a text", () => {
    const json = `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "${EDGE}"}}]}`;
    expect(trusted(cloudformationModel(template(json)))).toEqual([EDGE]);
    expect(trusted(cloudformationModel(template(`'${json}'`)))).toEqual([EDGE]);
  });

  it("a service with the suffix of the partition", () => {
    const sub = `{ Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: !Sub "edgelambda.\${AWS::URLSuffix}" } }] }`;
    expect(trusted(cloudformationModel(template(sub)))).toEqual([EDGE]);
  });
});
