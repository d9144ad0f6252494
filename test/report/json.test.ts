import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { json, safeJson } from "../../src/report/json.ts";
import { contextFor, FILES, FINDINGS, PROVEN, REPORT, reportWith } from "./sample.ts";
import { VERIFIED } from "./verified-sample.ts";

const SCHEMA: object = JSON.parse(readFileSync("src/report/report.schema.json", "utf8"));
const validate = new Ajv({ strict: true, allErrors: true }).compile(SCHEMA);
const CONTEXT = contextFor(FILES, { displayPath: (file) => `../${file}` });

function parsed(text: string) {
  const document = JSON.parse(text);
  validate(document);
  return { document, errors: validate.errors ?? [] };
}

describe("the JSON report", () => {
  test.each([
    ["with everything in it", REPORT],
    ["with nothing found", PROVEN],
    ["of verify", VERIFIED],
  ])("%s fits its schema", (_, report) => {
    expect(parsed(json(report, CONTEXT)).errors).toEqual([]);
  });

  test("has the parts that DESIGN names, and no others", () => {
    const { document } = parsed(json(REPORT, CONTEXT));
    expect(Object.keys(document)).toEqual([
      "version",
      "tool",
      "summary",
      "findings",
      "undecided",
      "originRequests",
      "probes",
      "diagnostics",
    ]);
    expect(document.findings[2]).toMatchObject({
      rule: "tls/no-common-protocol",
      when: "var.enable_alias is false",
      location: { file: "../infra/cdn.tf", start: { line: 17, column: 32 }, end: { line: 17, column: 50 } },
      instances: ["module.eu.aws_cloudfront_distribution.shop", "module.us.aws_cloudfront_distribution.shop"],
      fingerprint: "2123456789abcdef",
    });
    expect(document.undecided[0].blockedBy).toEqual([
      {
        what: "var.admin_domain",
        why: "no-value",
        location: {
          file: "../infra/variables.tf",
          start: { line: 1, column: 1 },
          end: { line: 1, column: 26 },
        },
      },
    ]);
  });

  test("a place of several lines is cut to its first", () => {
    const place = { file: "infra/cdn.tf", start: { line: 9, column: 3 }, end: { line: 20, column: 4 } };
    const findings = FINDINGS.slice(0, 1).map((finding) => ({ ...finding, place }));
    const { document } = parsed(json(reportWith({ findings }), CONTEXT));
    expect(document.findings[0].location).toMatchObject({
      start: { line: 9, column: 3 },
      end: { line: 9, column: 11 },
    });
  });

  test("the schema refuses what no report holds", () => {
    const { document } = parsed(json(REPORT, CONTEXT));
    for (const spoilt of [
      { ...document, version: 2 },
      { ...document, extra: true },
      { ...document, findings: [{ ...document.findings[0], severity: "critical" }] },
      { ...document, findings: [{ ...document.findings[0], fingerprint: "x" }] },
    ]) {
      expect(validate(spoilt)).toBe(false);
    }
  });
});

test("JSON is safe to print on a terminal, and says the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const printed = safeJson({ text });
      expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(printed)).toEqual({ text });
    }),
  );
});
