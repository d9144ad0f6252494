import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../src/evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot, Evaluation } from "../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import { LIMITS } from "../../src/limits.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import type { Datum, Value } from "../../src/value.ts";
import { inEveryWorld } from "../../src/worlds.ts";
import { rule } from "../support/judge-model.ts";
import { distribution, model } from "../support/model-builder.ts";
import { judgeInEveryWorld, runExample } from "../support/run-example.ts";
import { from } from "../support/values.ts";

// ------------------------------------------------------------------ random tests of one variable

interface Comparison {
  readonly literal: string;
  readonly isNegated: boolean;
  readonly isReversed: boolean;
}

const COMPARISON: fc.Arbitrary<Comparison> = fc.record({
  literal: fc.constantFrom("", "a", "b", "c", "d", "e", "f"),
  isNegated: fc.boolean(),
  isReversed: fc.boolean(),
});

function terraformRoot(comparisons: readonly Comparison[]): EvaluableRoot {
  const lines = comparisons.map(({ literal, isNegated, isReversed }, index) => {
    const operator = isNegated ? "!=" : "==";
    const test = isReversed ? `"${literal}" ${operator} var.env` : `var.env ${operator} "${literal}"`;
    return `p${index} = ${test} ? "yes" : "no"`;
  });
  const text = `variable "env" {\n  type = string\n}\nresource "aws_lb" "it" {\n  ${lines.join("\n  ")}\n}\n`;
  return loadTerraformRoot("", new MemoryFiles({ "main.tf": text }), {
    varFiles: [],
    vars: [],
    environment: {},
  }).value;
}

function cloudFormationRoot(comparisons: readonly Comparison[]): EvaluableRoot {
  const conditions = comparisons.map(({ literal, isNegated, isReversed }, index) => {
    const operands = isReversed ? `["${literal}", !Ref Env]` : `[!Ref Env, "${literal}"]`;
    return `  C${index}: ${isNegated ? `!Not [!Equals ${operands}]` : `!Equals ${operands}`}\n`;
  });
  const properties = comparisons.map((_, index) => `      p${index}: !If [C${index}, "yes", "no"]\n`);
  const text = `Parameters:\n  Env: { Type: String }\nConditions:\n${conditions.join("")}Resources:\n  It:\n    Type: Custom::It\n    Properties:\n${properties.join("")}`;
  const { value } = loadTemplate({ path: "t.yaml", text }, {});
  if (value === undefined) throw new Error("no template");
  return value;
}

type Outcome = "yes" | "no" | "open";

/** The outcome of each comparison in every world that is judged. */
function judgedWorlds(root: EvaluableRoot, count: number): readonly (readonly Outcome[])[] {
  const judged: (readonly Outcome[])[] = [];
  inEveryWorld(root, (evaluation) => {
    const values = Array.from({ length: count }, (_, index) => propertyOf(evaluation, `p${index}`));
    judged.push(values.map(outcomeOf));
    const origins = values.map((domainName) => ({ domainName }));
    const built = model({ distributions: [distribution({ origins })] });
    return { model: built, opaque: [], requests: [], judgement: EMPTY, diagnostics: [] };
  });
  return judged;
}

const EMPTY = { findings: [], undecided: [], verdicts: new Map(), diagnostics: [], tally: new Map() };

function propertyOf(evaluation: Evaluation, name: string): Value<string> {
  const value: Value<Datum> | undefined = evaluation.resources[0]?.properties.get(name);
  if (value?.kind === "unknown") return value;
  if (value?.kind !== "known" || typeof value.value !== "string") throw new Error(`no ${name}`);
  return { kind: "known", value: value.value, from: from() };
}

function outcomeOf(value: Value<string>): Outcome {
  if (value.kind !== "known") return "open";
  return value.value === "yes" ? "yes" : "no";
}

/** What the comparisons say of one value of the variable. */
function outcomesFor(value: string, comparisons: readonly Comparison[]): readonly Outcome[] {
  return comparisons.map(({ literal, isNegated }) => ((value === literal) !== isNegated ? "yes" : "no"));
}

function agrees(world: readonly Outcome[], outcomes: readonly Outcome[]): boolean {
  return world.every((outcome, index) => outcome === "open" || outcome === outcomes[index]);
}

describe.each([
  ["Terraform", terraformRoot],
  ["CloudFormation", cloudFormationRoot],
] as const)("equality tests of one variable in %s", (_, rootOf) => {
  it("make worlds of which each has a value, and every value is in exactly one of the last ones", () => {
    fc.assert(
      fc.property(fc.array(COMPARISON, { minLength: 1, maxLength: 7 }), (comparisons) => {
        const worlds = judgedWorlds(rootOf(comparisons), comparisons.length);
        const values = ["something else", ...new Set(comparisons.map(({ literal }) => literal))];
        const expected = values.map((value) => outcomesFor(value, comparisons));
        for (const world of worlds) expect(expected.some((outcomes) => agrees(world, outcomes))).toBe(true);
        const leaves = worlds.filter((world) => !world.includes("open"));
        for (const outcomes of expected)
          expect(leaves.filter((leaf) => agrees(leaf, outcomes))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it("ask no more than they must", () => {
    const comparison = (literal: string) => ({ literal, isNegated: false, isReversed: false });
    expect(judgedWorlds(rootOf([comparison("a"), comparison("b")]), 2)).toEqual([
      ["open", "open"],
      ["yes", "no"],
      ["no", "yes"],
      ["no", "no"],
    ]);
  });

  it("keep to the limits, and leave the rest unknown", () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      literal: `v${index}`,
      isNegated: false,
      isReversed: false,
    }));
    const worlds = judgedWorlds(rootOf(many), many.length);
    const decided = LIMITS.choices * (LIMITS.choiceOptions - 1);
    expect(worlds.length).toBeLessThanOrEqual(LIMITS.worlds);
    expect(worlds.at(-1)?.filter((outcome) => outcome === "open")).toHaveLength(many.length - decided);
  });
});

// ------------------------------------------------------------------ whole configurations

/** Fails on a website endpoint that is asked over TLS: what only an impossible world has. */
const website = rule("name/website", {
  subject: "originRequest",
  check: ({ origin, scheme }) =>
    origin.domainName.kind === "known" &&
    origin.domainName.value.includes("s3-website") &&
    scheme.value === "https"
      ? { outcome: "fail", at: origin.domainName.from }
      : { outcome: "pass" },
});

function terraform(domainName: string, policy: string): Readonly<Record<string, string>> {
  return {
    "main.tf": `variable "env" {
  type = string
}
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    origin_id   = "o"
    domain_name = ${domainName}
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = ${policy}
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "o"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}
`,
  };
}

const TEMPLATE = (domainName: string, policy: string) => `Parameters:
  Env: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [dev, !Ref Env]
Resources:
  D:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: o
            DomainName: ${domainName}
            CustomOriginConfig:
              OriginProtocolPolicy: ${policy}
        DefaultCacheBehavior:
          TargetOriginId: o
          ViewerProtocolPolicy: allow-all
`;

const WEBSITE = "x.s3-website-us-east-1.amazonaws.com";
const OTHER = "origin.example.com";

describe("what only an impossible world has is not found", () => {
  it.each([
    [`var.env == "prod" ? "${WEBSITE}" : "${OTHER}"`, `var.env == "dev" ? "https-only" : "http-only"`],
    [`"dev" == var.env ? "${OTHER}" : "${WEBSITE}"`, `var.env == "dev" ? "https-only" : "http-only"`],
    [`"dev" != var.env ? "${WEBSITE}" : "${OTHER}"`, `var.env != "dev" ? "http-only" : "https-only"`],
  ])("%s", (domainName, policy) => {
    const { judgement } = runExample(website, terraform(domainName, policy), "terraform");
    expect(judgement.findings).toEqual([]);
  });

  it("in CloudFormation", () => {
    const text = TEMPLATE(`!If [IsProd, ${WEBSITE}, ${OTHER}]`, "!If [IsDev, https-only, http-only]");
    const { value } = loadTemplate({ path: "t.yaml", text }, {});
    if (value === undefined) throw new Error("no template");
    expect(judgeInEveryWorld(value, [website]).judgement.findings).toEqual([]);
  });
});

describe("what a possible world has says when", () => {
  it.each([
    [
      `var.env == "prod" ? "${WEBSITE}" : "${OTHER}"`,
      `var.env == "dev" ? "http-only" : "https-only"`,
      'var.env is "prod"',
    ],
    [
      `var.env == "prod" ? "${OTHER}" : "${WEBSITE}"`,
      `var.env == "dev" ? "http-only" : "https-only"`,
      'var.env is neither "dev" nor "prod"',
    ],
    [`var.env == "" ? "${OTHER}" : "${WEBSITE}"`, `"https-only"`, 'var.env is not ""'],
    [
      `var.env == "dev" ? "${OTHER}" : "${WEBSITE}"`,
      `var.env == "prod" ? "https-only" : "match-viewer"`,
      'var.env is not "dev"',
    ],
  ])("%s", (domainName, policy, when) => {
    const { judgement } = runExample(website, terraform(domainName, policy), "terraform");
    expect(judgement.findings).toMatchObject([{ certainty: "possible", when }]);
  });

  it("in CloudFormation, and the blocker is the condition that decides", () => {
    const text = TEMPLATE(`!If [IsProd, ${WEBSITE}, ${OTHER}]`, "!If [IsDev, http-only, https-only]");
    const { value } = loadTemplate({ path: "t.yaml", text }, {});
    if (value === undefined) throw new Error("no template");
    const { findings, undecided } = judgeInEveryWorld(value, [website]).judgement;
    expect(findings).toMatchObject([{ certainty: "possible", when: 'Env is "prod"' }]);
    expect(undecided).toMatchObject([{ blockedBy: [{ what: "IsProd" }] }]);
  });
});
