import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { check, JSON_TEMPLATE, repository, TERRAFORM, YAML } from "../cli/in-repository.ts";
import { planOf } from "../support/planned.ts";

const SOUND = TERRAFORM.replace('"https-only"', '"http-only"');
const GROUPS = `${SOUND}
resource "aws_lb_target_group" "slow" {
  port = 80
  health_check {
    path     = "/"
    interval = 60
  }
}
resource "aws_lb_target_group" "quick" {
  health_check {
    interval = 10
  }
}
resource "aws_lb_target_group" "none" {
  port = 80
}
data "aws_lb_target_group" "read" {
  name = "not of this code"
}
`;
const TEMPLATE = `${YAML.replace("https-only }", "http-only }")}  Slow:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 80
      HealthCheckIntervalSeconds: 60
  Quick:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      HealthCheckIntervalSeconds: 10
`;

function policy(type: string, given: string, more = "severity: warning"): string {
  return `title: Health is checked often
subject: resource
type: ${type}
${more}
then:
  - { given: "${given}", atMost: 30 }
message: "each {${given.slice(2)}} seconds"
`;
}

const TERRAFORM_POLICY = policy("aws_lb_target_group", "$.health_check[*].interval");
const TEMPLATE_POLICY = policy("AWS::ElasticLoadBalancingV2::TargetGroup", "$.HealthCheckIntervalSeconds");

async function found(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, out } = await check(repository(files), "-f", "json", ...args);
  const { findings, undecided, diagnostics } = JSON.parse(out);
  const told = findings.map(
    (one: {
      severity: string;
      message: string;
      location: { file: string; start: { line: number; column: number } };
      resource: { address: string };
    }) => {
      const { file, start } = one.location;
      return `${file}:${start.line}:${start.column} ${one.severity} ${one.resource.address}: ${one.message}`;
    },
  );
  return { status, told, undecided, diagnostics };
}

describe("a policy about plain resources", () => {
  it("is found by --policies, and says the line of Terraform that differs", async () => {
    const files = { "main.tf": GROUPS, "mine/interval.yaml": TERRAFORM_POLICY };
    const { status, told } = await found(files, "--policies", "mine");
    expect([status, told]).toEqual([
      0,
      [
        "main.tf:24:5 warning aws_lb_target_group.slow: each 60 seconds",
        "main.tf:32:1 warning aws_lb_target_group.none: each (not set) seconds",
      ],
    ]);
  });

  it("is found by the config, and says the line of a template, YAML and JSON", async () => {
    const slow = '"Slow": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup",\n "Properties": {\n';
    const json = JSON_TEMPLATE.replace('"https-only"', '"http-only"').replace(
      '{ "Resources": { ',
      `{ "Resources": { ${slow} "HealthCheckIntervalSeconds": 60 } }, `,
    );
    const config = '{ "policies": ["mine"], "rules": { "mine/*": "error" } }';
    const files = { "a.yaml": TEMPLATE, "b.json": json, "mine/interval.yaml": TEMPLATE_POLICY };
    const { status, told } = await found({ ...files, "originlint.config.jsonc": config });
    expect([status, told]).toEqual([
      1,
      ["a.yaml:19:7 error Slow: each 60 seconds", "b.json:3:2 error Slow: each 60 seconds"],
    ]);
  });

  it("is undecided where the value is not known, and says what blocks it", async () => {
    const terraform = `${SOUND}variable "seconds" {\n  type = number\n}\nresource "aws_lb_target_group" "open" {\n  health_check {\n    interval = var.seconds\n  }\n}\n`;
    const template = `Parameters:\n  Seconds: { Type: Number }\n${TEMPLATE.replace("Seconds: 60", "Seconds: !Ref Seconds")}`;
    const files = { "main.tf": terraform, "a.yaml": template };
    const policies = { "mine/a.yaml": TERRAFORM_POLICY, "mine/b.yaml": TEMPLATE_POLICY };
    const { status, told, undecided } = await found(
      { ...files, ...policies },
      "--policies",
      "mine",
      "--strict",
    );
    expect([status, told]).toEqual([3, []]);
    expect(undecided).toMatchObject([
      { resource: { address: "Slow" }, rules: ["mine/b"], blockedBy: [{ what: "Seconds" }] },
      {
        resource: { address: "aws_lb_target_group.open" },
        rules: ["mine/a"],
        blockedBy: [{ what: "var.seconds" }],
      },
    ]);
  });

  it("sees those of modules and of every instance, and none that there is not", async () => {
    const main = `${SOUND}
module "groups" {
  source   = "./groups"
  interval = 60
}
`;
    const groups = `variable "interval" {}
resource "aws_lb_target_group" "each" {
  for_each = toset(["a", "b"])
  health_check {
    interval = var.interval
  }
}
resource "aws_lb_target_group" "off" {
  count = 0
  health_check {
    interval = 90
  }
}
`;
    const files = { "main.tf": main, "groups/main.tf": groups, "mine/interval.yaml": TERRAFORM_POLICY };
    const { told } = await found(files, "--policies", "mine");
    expect(told).toEqual([
      'groups/main.tf:5:5 warning module.groups.aws_lb_target_group.each["a"]: each 60 seconds',
    ]);
  });

  it("holds for a plan", async () => {
    const plan = JSON.stringify(planOf(new MemoryFiles({ "main.tf": GROUPS })));
    const files = { "main.tf": GROUPS, "plan.json": plan, "mine/interval.yaml": TERRAFORM_POLICY };
    const { told } = await found(files, "plan.json", "--policies", "mine");
    expect(told).toContain("main.tf:24:5 warning aws_lb_target_group.slow: each 60 seconds");
  });

  it("is not silent where nothing ran", async () => {
    const files = {
      "main.tf": 'resource "aws_lb_target_group" "a" {}\n',
      "mine/interval.yaml": TERRAFORM_POLICY,
    };
    const { status, diagnostics } = await found(files, "--policies", "mine");
    expect(status).toBe(0);
    expect(diagnostics).toMatchObject([
      {
        code: "no-distribution",
        message:
          "There is infrastructure here, and no CloudFront distribution in it, so that mine/interval did not run",
      },
    ]);
  });

  it("says in the frame what the line is", async () => {
    const root = repository({ "main.tf": GROUPS, "mine/interval.yaml": TERRAFORM_POLICY });
    const { out } = await check(join(root), "--policies", "mine");
    expect(out).toContain("= effect: a policy of yours is not kept (proven)");
    expect(out).toContain("warning[mine/interval]: each 60 seconds");
    expect(out).toContain("24 |     interval = 60\n   |     ^^^^^^^^^^^^^");
  });
});
