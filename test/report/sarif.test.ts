import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/finding.ts";
import { sarif } from "../../src/report/sarif.ts";
import { CONTEXT, contextFor, FILES, FINDINGS, PROVEN, REPORT, reportWith, SOURCES } from "./sample.ts";
import { HOSTILE as HOSTILE_PEERS, VERIFIED } from "./verified-sample.ts";

const SCHEMA_FILE = "node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json";
const MULTITOOL = resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");

const schema: object = JSON.parse(readFileSync(SCHEMA_FILE, "utf8"));
const ajv = new Ajv2020.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const HOSTILE = "\u001b[2J\u202e](http://evil) [x](1) <script>\n::error::";

function hostile(): Report {
  const findings = FINDINGS.map((finding) => ({
    ...finding,
    message: HOSTILE,
    affects: HOSTILE,
    when: HOSTILE,
  }));
  const place = { file: "a dir/ü#?%\n.tf", start: { line: 3, column: 5 }, end: { line: 9, column: 1 } };
  const related = [{ place, label: HOSTILE }];
  return reportWith({ findings: findings.map((finding) => ({ ...finding, place, related })) });
}

const CASES: readonly [string, Report][] = [
  ["everything", REPORT],
  ["nothing", PROVEN],
  ["hostile texts and paths", hostile()],
  ["what was seen", VERIFIED],
  ["what hostile peers answered", HOSTILE_PEERS],
];

function runOf(report: Report, context = CONTEXT) {
  const [run] = JSON.parse(sarif(report, context)).runs;
  return run;
}

describe("SARIF", () => {
  test.each(CASES)("%s fits the schema of SARIF 2.1.0", (_, report) => {
    validate(JSON.parse(sarif(report, CONTEXT)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("a file outside the repository is named, and is no location", () => {
    const place = { file: "../s.tfvars", start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
    const diagnostics = [{ severity: "error", code: "syntax", message: "This is no value", place } as const];
    const [invocation] = runOf(reportWith({ diagnostics })).invocations;
    expect(invocation.toolExecutionNotifications.slice(0, 1)).toMatchObject([
      { message: { text: "This is no value (../s.tfvars:3)." }, locations: [] },
    ]);
  });

  test("the schema is really checked", () => {
    const text = sarif(REPORT, CONTEXT).replace('"level": "error"', '"level": "critical"');
    expect(validate(JSON.parse(text))).toBe(false);
  });

  test("all rules are listed, as reliability problems and not as vulnerabilities", () => {
    const { rules } = runOf(REPORT).tool.driver;
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(REPORT.rules.map((rule) => rule.id));
    expect(rules[0].properties).toEqual({
      tags: ["cloudfront", "reliability", "name"],
      precision: "very-high",
      "problem.severity": "error",
    });
    expect(sarif(REPORT, CONTEXT)).not.toContain("security-severity");
  });

  test("a rule that the report does not list is described from its finding", () => {
    const run = runOf(reportWith({ rules: [] }));
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
  });

  test("a result: one line, links to the participants, the way of the request", () => {
    const [result] = runOf(REPORT).results;
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "infra/cdn.tf", uriBaseId: "%SRCROOT%" },
          region: { startLine: 11, startColumn: 5, endLine: 11, endColumn: 38 },
        },
      },
    ]);
    expect(result.message.text).toBe(
      'CloudFront will ask origin "app" for a certificate named like the load balancer itself (aws_lb.app.dns_name), which nobody can obtain. ' +
        "Effect: HTTP 502 for every request that goes this way (proven). " +
        "See [does not forward Host](1), [the listener presents this certificate](2), [it carries only app.example.com](3).",
    );
    expect(result.relatedLocations.map((one: { id: number }) => one.id)).toEqual([1, 2, 3]);
    const steps = result.codeFlows[0].threadFlows[0].locations;
    expect(
      steps.map((step: { location: { message: { text: string } } }) => step.location.message.text),
    ).toEqual([
      "/*",
      "Managed-AllViewerExceptHostHeader",
      'origin "app"',
      "aws_lb.app:8443",
      FINDINGS[0]?.message,
    ]);
    expect(result.partialFingerprints).toEqual({
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]+:1$/),
      "originlint/v1": "0123456789abcdef",
    });
  });

  test("what is undecided, and what went wrong, are notifications", () => {
    const [invocation] = runOf(REPORT).invocations;
    expect(invocation.executionSuccessful).toBe(true);
    const texts = invocation.toolExecutionNotifications.map(
      (one: { message: { text: string } }) => one.message.text,
    );
    expect(texts).toEqual([
      "This file was left out: a closing brace is missing.",
      "shop|/admin/*|admin|https could not be judged: var.admin_domain has no value.",
      "shop|/media/*|media|https could not be judged: var.admin_domain has no value.",
      "module.partner could not be judged: module.partner is not installed: run terraform init.",
    ]);
  });

  test("a run with an error did not succeed", () => {
    const diagnostics = [{ severity: "error", code: "syntax", message: "x" }] as const;
    expect(runOf(reportWith({ diagnostics })).invocations[0].executionSuccessful).toBe(false);
  });

  test("GitHub shows 5,000 results: the most severe are kept, the rest is told", () => {
    const warning: Finding[] = FINDINGS.filter((finding) => finding.severity === "warning");
    const errors = FINDINGS.filter((finding) => finding.severity === "error");
    const findings = [
      ...Array.from({ length: 5001 }, () => warning)
        .flat()
        .map((one) => ({ ...one })),
      ...errors,
    ];
    const run = runOf(reportWith({ findings }), contextFor(FILES, { source: () => undefined }));
    expect(run.results).toHaveLength(5000);
    expect(run.results.filter((one: { level: string }) => one.level === "error")).toHaveLength(errors.length);
    expect(run.invocations[0].toolExecutionNotifications.at(-1).message.text).toBe(
      "3 results were left out.",
    );
  });

  test("hostile text makes no link and no control character", () => {
    const run = runOf(hostile());
    expect(run.results[0].message.text).not.toContain("](http");
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "a%20dir/%C3%BC%23%3F%25%0A.tf",
    );
    expect(sarif(hostile(), CONTEXT).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

/** Microsoft's own validator, with what GitHub asks for. */
describe.skipIf(!existsSync(MULTITOOL))("the SARIF multitool", () => {
  let folder = "";

  beforeAll(() => {
    // Package managers that run no install scripts leave the binary without its permission.
    chmodSync(MULTITOOL, 0o755);
    folder = mkdtempSync(join(tmpdir(), "originlint-sarif-"));
    for (const [path, text] of Object.entries(SOURCES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function problems(texts: readonly string[]): string[] {
    const output = join(folder, "problems.sarif");
    const inputs = texts.map((text, index) => {
      const input = join(folder, `in-${index}.sarif`);
      writeFileSync(input, text);
      return input;
    });
    const rules = ["--rule-kind", "Sarif;Ghas", "-c", resolve("test/report/github-rules.xml")];
    const flags = ["--level", "Error;Warning", "--log", "ForceOverwrite", "-o", output];
    execFileSync(MULTITOOL, ["validate", ...inputs, ...rules, ...flags], { stdio: "ignore" });
    const [run] = JSON.parse(readFileSync(output, "utf8")).runs;
    return run.results.map(
      (one: { ruleId: string; level?: string }) => `${one.ruleId} ${one.level ?? "warning"}`,
    );
  }

  test("has no complaint", () => {
    expect(problems(CASES.map(([, report]) => sarif(report, CONTEXT)))).toEqual([]);
  });

  test("would complain", () => {
    expect(problems([sarif(REPORT, CONTEXT).replaceAll('"startLine": 11', '"startLine": 0')])).not.toEqual(
      [],
    );
  });

  test("computes the same line hashes", () => {
    const document = JSON.parse(sarif(REPORT, CONTEXT));
    const ours = document.runs[0].results.map(
      (one: Result) => one.partialFingerprints?.primaryLocationLineHash,
    );
    for (const result of document.runs[0].results) delete result.partialFingerprints;
    document.runs[0].originalUriBaseIds["%SRCROOT%"].uri = `file://${folder}/`;
    const input = join(folder, "bare.sarif");
    const output = join(folder, "hashed.sarif");
    writeFileSync(input, JSON.stringify(document));
    const flags = ["--insert", "RollingHashPartialFingerprints", "-o", output, "--log", "ForceOverwrite"];
    execFileSync(MULTITOOL, ["rewrite", input, ...flags], { stdio: "ignore" });
    const theirs = JSON.parse(readFileSync(output, "utf8")).runs[0].results;
    expect(ours).toEqual(theirs.map((one: Result) => one.partialFingerprints?.primaryLocationLineHash));
    expect(ours[0]).toMatch(/:1$/);
  });
});

interface Result {
  readonly partialFingerprints?: { readonly primaryLocationLineHash?: string };
}
