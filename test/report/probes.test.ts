import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { concise } from "../../src/report/concise.ts";
import { FORMAT_NAMES } from "../../src/report/format-names.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { github } from "../../src/report/github.ts";
import { json } from "../../src/report/json.ts";
import { markdown } from "../../src/report/markdown.ts";
import { pretty } from "../../src/report/pretty.ts";
import { sarif } from "../../src/report/sarif.ts";
import { CONTEXT, PROVEN, REPORT, reportWith } from "./sample.ts";
import { CONFIRMED, EXPIRED, HOSTILE, HOSTILE_TEXT, PROBES, VERIFIED } from "./verified-sample.ts";

const PAGE = { ...CONTEXT, detail: "page" } as const;
const validate = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync("src/report/report.schema.json", "utf8")),
);

describe("pretty", () => {
  test("verify: what was asked takes a line each", async () => {
    await expect(pretty(VERIFIED, CONTEXT)).toMatchFileSnapshot("golden/verify.txt");
  });

  test("probe: all that came back, with the command that shows the same", async () => {
    const report = { ...VERIFIED, findings: [CONFIRMED], undecided: [] };
    await expect(pretty(report, PAGE)).toMatchFileSnapshot("golden/probe.txt");
  });

  test("a narrow terminal: evidence is wrapped, a command is not", () => {
    const text = pretty({ ...PROVEN, probes: PROBES }, { ...PAGE, width: 60 });
    const lines = text.split("\n").filter((line) => !line.includes("$ "));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toContain(`      $ ${PROBES[1]?.command}\n`);
  });

  test("nothing asked, or quiet: no such section", () => {
    expect(pretty(REPORT, CONTEXT)).not.toMatch(/Asked:|asked with/);
    expect(pretty(VERIFIED, { ...CONTEXT, quiet: true })).not.toMatch(/Asked:|asked with/);
  });

  test("many are counted, but in probe", () => {
    const probes = Array.from({ length: 30 }, () => PROBES).flat();
    expect(pretty({ ...PROVEN, probes }, CONTEXT)).toContain("  … and 20 more, see --format json\n");
    expect(pretty({ ...PROVEN, probes }, PAGE)).not.toContain("more, see");
  });

  test("what a finding rests on is marked, unless the finding is refuted", () => {
    const marked = (report: typeof VERIFIED) =>
      pretty(report, CONTEXT)
        .split("\n")
        .find((line) => line.includes(EXPIRED.slice(0, 40)) && !line.includes("seen:"));
    expect(marked(VERIFIED)).toMatch(/^ {2}✗ /);
    const refuted = { ...CONFIRMED, severity: "note", verification: "refuted" } as const;
    expect(marked(reportWith({ findings: [refuted], probes: PROBES }))).toMatch(/^ {2}✓ /);
  });

  test("much evidence is counted", () => {
    const evidence = Array.from({ length: 8 }, (_, i) => ({ says: `sight ${i}`, command: "" }));
    const text = pretty(reportWith({ findings: [{ ...CONFIRMED, evidence }] }), CONTEXT);
    expect(text).toContain("= seen: sight 4\n");
    expect(text).toContain("= seen: 3 more, see --format json\n");
    expect(text).not.toContain("= try:");
  });

  test("the last line counts what was sent", () => {
    expect(pretty({ ...PROVEN, probes: PROBES }, CONTEXT)).toMatch(
      /✓ 12 origin requests in 1 distribution: 12 proven\n {2}asked with 4 connections, 2 datagrams\n$/,
    );
    expect(pretty({ ...PROVEN, probes: PROBES }, PAGE)).toContain("✓ 12 origin requests: 12 proven\n");
  });
});

test("concise: a verified finding says so", () => {
  const text = concise(VERIFIED, CONTEXT);
  expect(text.match(/\((confirmed|refuted|predicted)\) \[/g)).toHaveLength(3);
  expect(text).toContain("(when var.enable_alias is false) (predicted) [tls/no-common-protocol]");
});

test("github: what was seen, and how to see it", () => {
  const [line = ""] = github(VERIFIED, CONTEXT).split("\n");
  expect(line).toContain("which nobody can obtain (confirmed)%0ASeen: shop.example.com at 198.51.100.7:443");
  expect(line).toContain("%0ATry: openssl s_client -connect 198.51.100.7:443");
});

test("markdown: a table of what was asked", () => {
  const text = markdown(VERIFIED, CONTEXT);
  expect(text).toContain("<summary>4 questions asked</summary>");
  expect(text).toContain("| 🔴 | tls 198.51.100.7:443 as www&#46;example.com | ");
  expect(text).toContain("| ⚪ | http 10.0.0.7:443 | ");
  expect(text).toContain("asked with 4 connections, 2 datagrams");
});

test("json: probes, and what findings rest on", () => {
  const document = JSON.parse(json(VERIFIED, CONTEXT));
  expect(validate(document)).toBe(true);
  expect(document.probes).toEqual(PROBES);
  const [first, second] = document.findings;
  expect(first).toMatchObject({ verification: "confirmed", evidence: CONFIRMED.evidence });
  expect(second).toMatchObject({ verification: "predicted", evidence: [] });
  expect(JSON.parse(json(REPORT, CONTEXT)).findings[0]).not.toHaveProperty("verification");
  const spoilt = { ...document, probes: [{ ...document.probes[0], outcome: "fine" }] };
  expect(validate(spoilt)).toBe(false);
});

test("sarif: verification and evidence are properties, and the message says it", () => {
  const [run] = JSON.parse(sarif(VERIFIED, CONTEXT)).runs;
  expect(run.results).toHaveLength(3);
  expect(run.results[0].properties).toMatchObject({
    verification: "confirmed",
    evidence: CONFIRMED.evidence,
  });
  expect(run.results[0].message.text).toContain(`. Confirmed: ${EXPIRED}. Effect: HTTP 502`);
  expect(run.results[2].message.text).toContain("Effect: none, though the code predicts this: HTTP 502");
});

describe("what hostile peers answer is shown, not obeyed", () => {
  test.each(FORMAT_NAMES)("%s", (format) => {
    for (const context of [CONTEXT, PAGE]) {
      const text = FORMATS[format](HOSTILE, context);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      if (format === "github") expect(text.trimEnd().split("\n")).toHaveLength(1);
      else expect(text).not.toMatch(/^::/m);
    }
  });

  test("json loses nothing of it", () => {
    const document = JSON.parse(json(HOSTILE, CONTEXT));
    expect(validate(document)).toBe(true);
    expect(document.probes[0].evidence[0]).toBe(HOSTILE_TEXT);
  });

  test("pretty: what is endless is cut", () => {
    const text = pretty({ ...HOSTILE, findings: [] }, PAGE);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("      … and 302 more lines\n");
  });

  test("markdown: each row has its four cells, and no markup of the peer's", () => {
    const text = markdown(HOSTILE, CONTEXT).replace(/```text\n[\s\S]*?\n```/g, "");
    const rows = text.split("\n").filter((line) => /^\| (🟢|🔴|🟡|⚪)/u.test(line));
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) expect(row.split("|")).toHaveLength(6);
    expect(text).not.toMatch(/<img|\[l\]|http:\/\/evil|`c`/);
  });
});
