import { describe, expect, test } from "vitest";
import type { Finding, ReportedRequest } from "../../src/finding.ts";
import { concise } from "../../src/report/concise.ts";
import { diagnosticsText } from "../../src/report/diagnostics.ts";
import { pretty } from "../../src/report/pretty.ts";
import { CONTEXT, FINDINGS, PROVEN, placeOf, REPORT, REQUESTS, reportWith } from "./sample.ts";

const [FIRST] = FINDINGS;
const [REQUEST] = REQUESTS;

function findingWith(over: Partial<Finding>): Finding {
  if (!FIRST) throw new Error("the sample has findings");
  return { ...FIRST, ...over };
}

function sampleRequest(): ReportedRequest {
  if (!REQUEST) throw new Error("the sample has requests");
  return REQUEST;
}

function lastLines(text: string, n: number): string {
  return text.trimEnd().split("\n").slice(-n).join("\n");
}

describe("pretty", () => {
  test("a whole report", async () => {
    await expect(pretty(REPORT, CONTEXT)).toMatchFileSnapshot("golden/pretty.txt");
  });

  test("a narrow terminal", async () => {
    await expect(pretty(REPORT, { ...CONTEXT, width: 64 })).toMatchFileSnapshot("golden/pretty-narrow.txt");
  });

  test("in colour it is the same text", () => {
    const colored = pretty(REPORT, { ...CONTEXT, color: true });
    expect(colored).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is looked for
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(pretty(REPORT, CONTEXT));
  });

  test("quiet: the findings alone", () => {
    const text = pretty(REPORT, { ...CONTEXT, quiet: true });
    expect(text).toContain("error[port/no-listener]");
    expect(text).not.toContain("Not decided");
    expect(text).not.toContain("origin requests");
    expect(pretty(PROVEN, { ...CONTEXT, quiet: true })).toBe("");
  });

  test("a finding without anything optional", () => {
    const bare = findingWith({
      related: [],
      chain: [],
      instances: [],
      docs: "",
      why: "It fails.",
      fix: "Mend it",
    });
    const text = pretty(reportWith({ findings: [bare] }), { ...CONTEXT, quiet: true });
    expect(text).toContain(
      "   = effect: HTTP 502 for every request that goes this way (proven)\n   = why: It fails.\n   = help: Mend it\n",
    );
    expect(text).not.toContain("docs:");
  });

  test("a failed deployment, and a CDK construct", () => {
    const resource = {
      address: "Dist4F2A",
      type: "AWS::CloudFront::Distribution",
      constructPath: "Edge/Dist/Resource",
    };
    const text = pretty(
      reportWith({ findings: [findingWith({ consequence: "deploy-failure", resource })] }),
      CONTEXT,
    );
    expect(text).toContain("= effect: the deployment fails (proven)");
    expect(text).toContain(" in Edge/Dist/Resource (Dist4F2A)");
  });

  test("more places and instances than fit are counted", () => {
    const related = Array.from({ length: 25 }, () => ({
      place: placeOf("infra/alb.tf", "port"),
      label: "x",
    }));
    const instances = Array.from({ length: 9 }, (_, i) => `module.m${i}`);
    const text = pretty(reportWith({ findings: [findingWith({ related, instances })] }), CONTEXT);
    expect(text).toContain("= places: 5 more, see --format json");
    expect(text).toContain("module.m4 and 4 more");
  });

  test("hostile texts are shown, not obeyed", () => {
    const evil = "\u001b[2J\u202e\n::set-output::";
    const finding = findingWith({
      message: evil,
      fix: evil,
      why: evil,
      when: evil,
      affects: evil,
      rule: evil,
      docs: evil,
    });
    const text = pretty(reportWith({ findings: [finding] }), CONTEXT);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^::/m);
  });
});

describe("the last lines say what was proven and what was not", () => {
  test("all proven", () => {
    expect(pretty(PROVEN, CONTEXT)).toBe("✓ 12 origin requests in 1 distribution: 12 proven\n");
  });

  const none = { error: 0, warning: 0, note: 0 };
  const base = { ...PROVEN.summary, findings: none };

  test.each([
    [
      "some undecided",
      { originRequests: { proven: 10, broken: 0, undecided: 2 } },
      "✓ 12 origin requests in 1 distribution: 10 proven, 2 undecided",
    ],
    [
      "none proven",
      { originRequests: { proven: 0, broken: 0, undecided: 3 } },
      "! 3 origin requests in 1 distribution: 0 proven, 3 undecided",
    ],
    ["something skipped", { skipped: 1 }, "! 12 origin requests in 1 distribution: 12 proven\n  1 skipped"],
    [
      "broken, but in the baseline",
      { originRequests: { proven: 1, broken: 1, undecided: 0 }, baselined: 1 },
      "✗ 2 origin requests in 1 distribution: 1 proven, 1 broken\n  1 in the baseline",
    ],
    [
      "warnings only",
      { findings: { ...none, warning: 2 } },
      "! 12 origin requests in 1 distribution: 12 proven\n  2 warnings",
    ],
    [
      "notes and ignored findings",
      { findings: { ...none, note: 1 }, ignored: 3 },
      "✓ 12 origin requests in 1 distribution: 12 proven\n  1 note · 3 ignored",
    ],
    [
      "no distribution",
      { distributions: 0, originRequests: { proven: 0, broken: 0, undecided: 0 } },
      "! No CloudFront distribution found, so there was nothing to judge",
    ],
    [
      "no request",
      { originRequests: { proven: 0, broken: 0, undecided: 0 } },
      "! 1 distribution, no origin request: disabled, answered by a function, or none of its origins is in use",
    ],
  ])("%s", (_, over, expected) => {
    const text = pretty({ ...PROVEN, summary: { ...base, ...over } }, CONTEXT);
    expect(lastLines(text, expected.split("\n").length)).toBe(expected);
  });

  test.each([
    [1, "1 distribution, no origin request known: not all of it could be decided"],
    [2, "2 distributions, no origin request known: not all of them could be decided"],
  ])("%i without a request, of which something is not known", (distributions, expected) => {
    const summary = { ...base, distributions, originRequests: { proven: 0, broken: 0, undecided: 0 } };
    const resource = { address: "aws_cloudfront_distribution.cdn", type: "aws_cloudfront_distribution" };
    const place = placeOf("infra/cdn.tf", "enabled = true");
    const open = { resource, place, rules: ["deploy/dangling-target-origin"], blockedBy: [] };
    expect(lastLines(pretty({ ...PROVEN, summary, undecided: [open] }, CONTEXT), 1)).toBe(`! ${expected}`);
  });

  test("a job that could not be done does not blame the code", () => {
    const diagnostics = [{ severity: "error", code: "unreadable", message: "x" }] as const;
    const summary = { ...base, distributions: 0, originRequests: { proven: 0, broken: 0, undecided: 0 } };
    expect(pretty({ ...PROVEN, summary, diagnostics }, CONTEXT)).toBe(
      "! Nothing was judged\n  1 problem with the input\n",
    );
  });

  test("a file that could not be read is no success", () => {
    const diagnostics = [{ severity: "error", code: "syntax", message: "x" }] as const;
    const text = pretty({ ...PROVEN, diagnostics }, CONTEXT);
    expect(text).toBe("! 12 origin requests in 1 distribution: 12 proven\n  1 problem with the input\n");
  });
});

describe("what stayed undecided", () => {
  const blockedBy = [{ what: "var.x", why: "no-value", says: "has no value" }] as const;
  const place = placeOf("infra/cdn.tf", "origin {");
  const request = sampleRequest();
  const requests = Array.from({ length: 9 }, (_, i) => ({
    ...request,
    id: `r${i}`,
    behavior: `/${i}/*`,
    verdict: "undecided" as const,
  }));

  function undecided(address: string, originRequest: string) {
    return { originRequest, resource: { address, type: "t" }, place, rules: [], blockedBy };
  }

  test("requests with the same blockers are told together, and many are counted", () => {
    const entries = requests.map((request) => undecided("d", request.id));
    const text = pretty(reportWith({ findings: [], undecided: entries, originRequests: requests }), CONTEXT);
    expect(text.match(/because var\.x has no value/g)).toHaveLength(1);
    expect(text).toContain("    … and 3 more requests\n");
  });

  test("many resources are counted", () => {
    const entries = Array.from({ length: 20 }, (_, i) => undecided(`d${i}`, "r0"));
    const text = pretty(reportWith({ findings: [], undecided: entries, originRequests: requests }), CONTEXT);
    expect(text).toContain("  … and 5 more, see --format json\n");
  });

  test("an open question beside a decided request takes one line", () => {
    const entries = [{ ...undecided("d", "r0"), rules: ["edge/region"] }];
    const decided = [{ ...request, id: "r0", verdict: "proven" as const }];
    const text = pretty(reportWith({ findings: [], undecided: entries, originRequests: decided }), CONTEXT);
    expect(text).toContain("Not decided either, beside the answer: edge/region (--format json says why)\n");
    expect(text).not.toContain("because");
  });
});

test("concise: one line per finding", () => {
  expect(
    concise(REPORT, { ...CONTEXT, displayPath: (file) => `../${file}` })
      .split("\n")
      .slice(1),
  ).toEqual([
    "../infra/cdn.tf:15:7: error: CloudFront will connect to aws_lb.app on port 8443, where no listener is [port/no-listener]",
    "../infra/cdn.tf:17:32: warning: CloudFront may offer only SSLv3 and TLSv1, and the listener accepts TLSv1.2 and TLSv1.3 (when var.enable_alias is false) [tls/no-common-protocol]",
    "",
  ]);
});

test("diagnostics have a frame and a help", async () => {
  const plain = {
    severity: "error",
    code: "no-infrastructure",
    message: "There is nothing to check",
    help: "Give a path",
  } as const;
  await expect(diagnosticsText([...REPORT.diagnostics, plain], CONTEXT)).toMatchFileSnapshot(
    "golden/diagnostics.txt",
  );
});
