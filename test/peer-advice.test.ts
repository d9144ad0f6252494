import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainRule } from "../src/explain.ts";
import { PEER_ADVICE } from "../src/facts/peer-advice.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { EXAMPLE_LANGUAGES, type ExampleLanguage } from "../src/policy/examples.ts";
import { runExample } from "./support/run-example.ts";

/**
 * Distributions that work, and the same after an advice of a peer was followed: what breaks them is found, and the rule's
 * page names the peer's rule. A row is a folder of `fixtures/peers`.
 */
const PEERS = "fixtures/peers";

const ENCRYPTED = ["CKV2_AWS_72", "CFR5", "CT.CLOUDFRONT.PR.8", "CloudFront.9", "origin_traffic_encrypted"];

interface Row {
  readonly rule: string;
  /** The rules of others that ask for it. */
  readonly asked: readonly string[];
}

const ROWS: Readonly<Record<string, Row>> = {
  "encrypted-website": { rule: "port/s3-website-https", asked: ENCRYPTED },
  "encrypted-load-balancer": { rule: "name/load-balancer-default-name", asked: ENCRYPTED },
  "encrypted-instance": { rule: "name/ec2-default-name", asked: ENCRYPTED },
  "internal-load-balancer": {
    rule: "port/internal-load-balancer",
    asked: ["AWS-0053", "elbv2_internet_facing"],
  },
  "https-listeners-only": { rule: "port/no-listener", asked: ["CKV_AWS_2", "CKV2_AWS_20", "AWS-0054"] },
  "no-wildcard": { rule: "name/not-covered", asked: ["CKV2_AWS_71", "cc8b294f", "CT.ACM.PR.1"] },
  "edge-vpc": { rule: "edge/unsupported-feature", asked: ["CKV_AWS_117", "W89"] },
  "edge-dead-letters": { rule: "edge/unsupported-feature", asked: ["CKV_AWS_116"] },
  "edge-tracing": { rule: "edge/unsupported-feature", asked: ["CKV_AWS_50"] },
  "edge-encrypted-environment": { rule: "edge/unsupported-feature", asked: ["CKV_AWS_173"] },
};

const rules = builtInRules();

/** The rules that fail on a template of a row, with the code that the failures say. */
function failures(row: string, state: string, language: ExampleLanguage): readonly string[] {
  const [file, extension] = language === "terraform" ? ["main.tf", "tf"] : ["template.yaml", "yaml"];
  const text = readFileSync(`${PEERS}/${row}/${state}.${extension}`, "utf8");
  const { judgement, diagnostics } = runExample(rules, { [file]: text }, language);
  expect(diagnostics).toEqual([]);
  return judgement.findings.map(({ rule, consequence }) => `${rule} ${consequence}`);
}

it("every folder is a row", () => {
  expect(readdirSync(PEERS).toSorted()).toEqual(Object.keys(ROWS).toSorted());
});

describe.each(Object.entries(ROWS))("%s", (row, { rule, asked }) => {
  const consequence = rules.find(({ id }) => id === rule)?.description.consequence;

  it.each(EXAMPLE_LANGUAGES)("works before, and fails where the advice is followed, in %s", (language) => {
    expect(failures(row, "working", language)).toEqual([]);
    expect([...new Set(failures(row, "obeyed", language))]).toEqual([`${rule} ${consequence}`]);
  });

  it("is contradicted on the rule's page", () => {
    const described = rules.map(({ id, severity, description }) => ({
      id,
      severity,
      docs: `https://example.com/rules/${id}`,
      description,
    }));
    const page = explainRule(rule, described, { color: false, width: 80 });
    const text = page.ok ? page.text.replace(/\s+/g, " ") : "";
    const [, disagrees = ""] = text.split("Who disagrees");
    for (const name of asked) expect(disagrees).toContain(name);
    for (const { but } of PEER_ADVICE[rule] ?? []) expect(disagrees).toContain(but);
  });
});
