import { describe, expect, it } from "vitest";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { check, JSON_TEMPLATE, repository, TERRAFORM, YAML } from "../cli/in-repository.ts";
import { planOf } from "../support/planned.ts";

const RULE = "port/s3-website-https";
const NOW = ["--now", "2026-11-26"];

async function json(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, out, error } = await check(repository(files), ...NOW, "-f", "json", ...args);
  const report = JSON.parse(out);
  return { status, report, error, messages: messagesOf(report) };
}

function messagesOf(report: { diagnostics: { code: string; message: string }[] }): readonly string[] {
  return report.diagnostics.filter(({ code }) => code.startsWith("ignore/")).map(({ message }) => message);
}

/** The Terraform distribution with a text in place of the line that has the fault. */
function terraform(before: string, behind = ""): string {
  return TERRAFORM.replace(/( *origin_protocol_policy.*)\n/, `${before}$1${behind}\n`);
}

describe("an ignore in Terraform", () => {
  it("finds the fault that the others ignore", async () => {
    const { status, report } = await json({ "main.tf": TERRAFORM });
    expect(status).toBe(1);
    expect(report.findings[0].rule).toBe(RULE);
  });
  it.each([
    ["behind the argument", terraform("", ` # originlint-ignore ${RULE} a test`)],
    ["behind it with //", terraform("", ` // originlint-ignore ${RULE} a test`)],
    ["behind it with /* */", terraform("", ` /* originlint-ignore ${RULE} a test */`)],
    ["above the argument", terraform(`# originlint-ignore ${RULE} a test\n`)],
    ["above it and another comment", terraform(`# originlint-ignore ${RULE} a test\n# more\n`)],
    ["on the same line before it", terraform(`/* originlint-ignore ${RULE} a test */`)],
    ["in a comment of several lines", terraform(`/*\n * originlint-ignore ${RULE} a\n * test\n */\n`)],
    ["above the block", TERRAFORM.replace("  origin {", `# originlint-ignore ${RULE} a test\n  origin {`)],
    ["above the resource", `# originlint-ignore ${RULE}: a test\n${TERRAFORM}`],
    [
      "on the first line in the block",
      TERRAFORM.replace("  origin {", `  origin {\n# originlint-ignore ${RULE} a`),
    ],
    [
      "on the first line in the block, above a blank line",
      TERRAFORM.replace("  origin {", `  origin { # more\n# originlint-ignore ${RULE} a\n`),
    ],
    [
      "on the first lines in the block",
      TERRAFORM.replace("  origin {", `  origin {\n# more\n# originlint-ignore ${RULE} a\n# more`),
    ],
    ["on the first line in the resource", TERRAFORM.replace(" {", ` {\n/* originlint-ignore ${RULE} a */`)],
    ["of the topic", `# originlint-ignore port/* a test\n${TERRAFORM}`],
    ["of several rules", `# originlint-ignore ${RULE}, name/* a test\n${TERRAFORM}`],
    ["that holds this day", `# originlint-ignore ${RULE} until=2026-11-26 a test\n${TERRAFORM}`],
    ["with until behind", `# originlint-ignore ${RULE} a test until=2026-11-26\n${TERRAFORM}`],
    ["with Windows line ends", `# originlint-ignore ${RULE} a test\n${TERRAFORM}`.replaceAll("\n", "\r\n")],
  ])("holds %s", async (_, text) => {
    const { status, report, messages } = await json({ "main.tf": text });
    expect([status, report.findings, report.summary.ignored]).toEqual([0, [], 1]);
    expect(messages.filter((message) => !message.includes("name/*"))).toEqual([]);
  });
  it.each([
    [
      "in a string",
      TERRAFORM.replace("enabled = true", `enabled = true\n comment = "# originlint-ignore ${RULE} x"`),
    ],
    ["in a heredoc", terraform(`origin_path = <<E\n# originlint-ignore ${RULE} a test\nE\n`)],
    ["above another line", TERRAFORM.replace("https_port", `# originlint-ignore ${RULE} a test\nhttps_port`)],
    [
      "above another block",
      TERRAFORM.replace("  default_cache", `# originlint-ignore ${RULE} a\n  default_cache`),
    ],
    [
      "on the first line of another block",
      TERRAFORM.replace("cache_behavior {", `cache_behavior {\n# originlint-ignore ${RULE} a test`),
    ],
    [
      "behind the header of the block",
      TERRAFORM.replace("origin {", `origin { # originlint-ignore ${RULE} a`),
    ],
    [
      "on the second line in the block of a sibling",
      TERRAFORM.replace(
        "    target",
        `    min_ttl = 0
# originlint-ignore ${RULE} a test
    target`,
      ),
    ],
    ["with a blank line between", terraform(`# originlint-ignore ${RULE} a test\n\n`)],
    ["of another rule", terraform("# originlint-ignore port/swapped a test\n")],
    ["that is over", terraform(`# originlint-ignore ${RULE} until=2026-11-25 a test\n`)],
  ])("does not hold %s", async (_, text) => {
    const { status, report } = await json({ "main.tf": text });
    expect([status, report.findings.length, report.summary.ignored]).toEqual([1, 1, 0]);
  });
  it("does not count for what another file says", async () => {
    const other = `# originlint-ignore ${RULE} a test\nlocals {\n${"  # line\n".repeat(20)}}\n`;
    const { status } = await json({ "main.tf": TERRAFORM, "other.tf": other });
    expect(status).toBe(1);
  });
  it("holds in .tf.json as the comment of its block", async () => {
    const origin_config = {
      "//": `originlint-ignore ${RULE} a test`,
      http_port: 80,
      https_port: 443,
      origin_protocol_policy: "https-only",
      origin_ssl_protocols: ["TLSv1.2"],
    };
    const domain_name = "site.s3-website-eu-west-1.amazonaws.com";
    const site = {
      enabled: true,
      origin: { origin_id: "site", domain_name, custom_origin_config: origin_config },
      default_cache_behavior: { target_origin_id: "site", viewer_protocol_policy: "https-only" },
    };
    const text = JSON.stringify({ resource: { aws_cloudfront_distribution: { site } } }, undefined, 1);
    const { report } = await json({ "main.tf.json": text });
    expect([report.summary.ignored, report.findings.length]).toEqual([1, 0]);
  });
});

describe("an ignore where another takes part", () => {
  const module = TERRAFORM.replace('"https-only"', "var.policy");
  const variable = 'variable "policy" {\n  type = string\n}\n';
  const call = (comment: string) =>
    `module "site" {\n  source = "./site"\n${comment}  policy = "https-only"\n}\n`;
  it("holds: the value that a module is called with", async () => {
    const files = {
      "main.tf": call(`  # originlint-ignore ${RULE} a test\n`),
      "site/main.tf": module + variable,
    };
    const { report, messages } = await json(files);
    expect([report.summary.ignored, report.findings, messages]).toEqual([1, [], []]);
  });
  it("holds in an object that a module is called with, on its first line", async () => {
    const text = `module "site" {
  source = "./site"
  origin = {
    # originlint-ignore ${RULE} a test
    name   = "site"
    policy = "https-only"
  }
}
`;
    const site = TERRAFORM.replace('"https-only"', "var.origin.policy");
    const files = { "main.tf": text, "site/main.tf": `${site}variable "origin" {\n  type = any\n}\n` };
    const { report, messages } = await json(files);
    expect([report.summary.ignored, report.findings, messages]).toEqual([1, [], []]);
  });
  it("holds not for another rule, and not at another call", async () => {
    const other = call("").replace('"site"', '"two"').replace("https", "http");
    for (const comment of [`  # originlint-ignore port/swapped a\n`, ""]) {
      const files = {
        "main.tf": `${call(comment)}# originlint-ignore ${RULE} a test\n${other}`,
        "site/main.tf": module + variable,
      };
      expect((await json(files)).report.summary.ignored).toBe(0);
    }
  });
});

describe("an ignore in a template", () => {
  const line = "            CustomOriginConfig:";
  it.each([
    ["behind the line", YAML.replace("https-only }", `https-only } # originlint-ignore ${RULE} a test`)],
    ["above the line", YAML.replace(line, `  # originlint-ignore ${RULE} a test\n${line}`)],
    [
      "above the item",
      YAML.replace("          - Id", `          # originlint-ignore ${RULE} a\n          - Id`),
    ],
    [
      "on the first line in the resource",
      YAML.replace("    Type:", `    # originlint-ignore ${RULE} a test\n    Type:`),
    ],
    [
      "on the first line within braces",
      YAML.replace(
        "{ OriginProtocol",
        `{\n  # originlint-ignore ${RULE} a test\n              OriginProtocol`,
      ),
    ],
    ["above the resource", YAML.replace("  Site:", `  # originlint-ignore ${RULE} a test\n  Site:`)],
    [
      "in its metadata",
      YAML.replace(
        "    Properties:",
        `    Metadata: {originlint: {ignore: [{rule: ${RULE}, reason: a, until: 2027-01-31}]}}\n    Properties:`,
      ),
    ],
  ])("holds %s", async (_, text) => {
    const { status, report, messages } = await json({ "site.yaml": text });
    expect([status, report.summary.ignored, messages]).toEqual([0, 1, []]);
  });
  it.each([
    [
      "in a text",
      YAML.replace(
        "  Site:",
        `  Other:\n    Type: A::B::C\n    Properties:\n      Text: |\n        # originlint-ignore ${RULE} a test\n  Site:`,
      ),
    ],
    [
      "on the second line in the resource",
      YAML.replace(
        "    Properties:",
        `    # originlint-ignore port/* a\n    DeletionPolicy: Retain\n    Properties:`,
      ),
    ],
    ["behind the key of the resource", YAML.replace("  Site:", `  Site: # originlint-ignore ${RULE} a test`)],
    [
      "above the first key of the file",
      `# originlint-ignore ${RULE} a test\nAWSTemplateFormatVersion: 2010-09-09\n${YAML}`,
    ],
  ])("does not hold %s", async (_, text) => {
    expect((await json({ "site.yaml": text })).status).toBe(1);
  });
  it("holds in the metadata of JSON", async () => {
    const metadata = JSON.stringify({ originlint: { ignore: [{ rule: RULE, reason: "a test" }] } });
    const text = JSON_TEMPLATE.replace('"Properties"', `"Metadata": ${metadata}, "Properties"`);
    const { status, report, messages } = await json({ "site.json": text });
    expect([status, report.summary.ignored, messages]).toEqual([0, 1, []]);
  });
});

describe("what is told of ignores", () => {
  it.each([
    ["originlint-ignore", "An ignore must name a rule"],
    ["originlint-ignore until=2027-01-31", "An ignore must name a rule"],
    [`originlint-ignore: ${RULE} x`, 'No colon follows "originlint-ignore"'],
    [`originlint-ignore,${RULE} x`, 'A blank must follow "originlint-ignore"'],
    [
      "originlint-ignore port/s3-websit-https x",
      `There is no rule "port/s3-websit-https"; did you mean "${RULE}"?`,
    ],
    ["originlint-ignore prot/* x", 'There is no topic "prot"; did you mean "port/*"?'],
    ["originlint-ignore port x", '"port" is no rule, which is written topic/name; did you mean "port/*"?'],
    ["originlint-ignore * x", 'An ignore of "*" is too wide'],
    [
      "originlint-ignore port/s3-* x",
      '"port/s3-*" is no rule: a star stands for all of a topic; did you mean "port/*"?',
    ],
    [`originlint-ignore ${RULE},,name/* x`, "A rule is missing before or behind a comma"],
    [`originlint-ignore ${RULE}, ${RULE} x`, `${RULE} is named twice`],
    [`originlint-ignore ${RULE} name/* x`, "name/* is taken for the reason: rules are separated by commas"],
    [`originlint-ignore ${RULE} until=31.1.2027 x`, 'until is "31.1.2027", and must be a day as 2027-01-31'],
    [`originlint-ignore ${RULE} until=2027-02-30 x`, 'until is "2027-02-30", a day that no calendar has'],
    [`originlint-ignore ${RULE} until= x`, "until= names no day"],
    [`originlint-ignore ${RULE} until: 2027-01-31 x`, "until is not joined to its day by =, and is not read"],
    [
      `originlint-ignore ${RULE} until=2027-01-31 until=2028-01-31 x`,
      "An ignore has one until, and this has several",
    ],
    [
      `originlint-ignore ${RULE} until=2026-11-25 x`,
      `The ignore of ${RULE} ended with 2026-11-25: what it ignored is told again`,
    ],
    [`originlint-ignore ${RULE}`, `The ignore of ${RULE} gives no reason`],
    [`originlint-ignore ${RULE} --`, `The ignore of ${RULE} gives no reason`],
    [`originlint:ignore ${RULE} x`, '"originlint:ignore" ignores nothing: it is written "originlint-ignore"'],
    [`originlint:ingore ${RULE} x`, '"originlint:ingore" ignores nothing: it is written "originlint-ignore"'],
    [`Originlint:Ignore ${RULE} x`, '"Originlint:Ignore" ignores nothing: it is written "originlint-ignore"'],
    [
      `originlint:disable ${RULE} x`,
      '"originlint:disable" ignores nothing: it is written "originlint-ignore"',
    ],
    [
      `originlint-ignore ${RULE} Until=2027-01-31 x`,
      "Until= is not read: the last day of an ignore is its until=",
    ],
    [
      `originlint-ignore ${RULE} x expires=2027-01`,
      "expires= is not read: the last day of an ignore is its until=",
    ],
    ["originlint-ignore port/ x", 'There is no rule "port/"; did you mean "port/*"?'],
    [`originlint-ignore[${RULE}] x`, 'A blank must follow "originlint-ignore"'],
    [`originlint-ignore ${RULE}; x`, `There is no rule "${RULE};"; did you mean "${RULE}"?`],
    [`originlint-ignore "${RULE}" x`, `There is no rule ""${RULE}""; did you mean "${RULE}"?`],
    [`originlint-ignore ${RULE}/x y`, `There is no rule "${RULE}/x"; did you mean "${RULE}"?`],
    [`originlint-ignore ${RULE}, x`, '"x" is no rule, which is written topic/name'],
    ["originlint-ignore ignore/unused x", 'There is no rule "ignore/unused"'],
    ["originlint-ignore all x", 'An ignore of "all" is too wide'],
    [
      `originlint-ignore-next-line ${RULE} x`,
      '"originlint-ignore-next-line" ignores nothing: it is written "originlint-ignore"',
    ],
    [
      `originlint-disable-line ${RULE} x`,
      '"originlint-disable-line" ignores nothing: it is written "originlint-ignore"',
    ],
    [
      "originlint-ignore-file x",
      '"originlint-ignore-file" ignores nothing: it is written "originlint-ignore"',
    ],
    [`originlint_ignore ${RULE} x`, '"originlint_ignore" ignores nothing: it is written "originlint-ignore"'],
    [
      `origin-lint-ignore ${RULE} x`,
      '"origin-lint-ignore" ignores nothing: it is written "originlint-ignore"',
    ],
    [`see originlint-ignore ${RULE} x`, "originlint-ignore counts only at the start of a comment"],
    [`originlint-ignore ${RULE} ${"x".repeat(3000)}`, "An ignore of more than 2000 characters is not read"],
    ["originlint-ignore port/swapped x", "Nothing here is found by port/swapped, which is ignored"],
  ])("# %s", async (comment, message) => {
    const { messages } = await json({ "main.tf": `# ${comment}\n${TERRAFORM}` });
    expect(messages).toContain(message);
  });
  it.each([
    "originlint checks this",
    "originlint: see the docs",
    "about originlint-ignore in general",
    "https://originlint.example",
  ])("is nothing for the comment # %s", async (comment) => {
    expect((await json({ "main.tf": `# ${comment}\n${TERRAFORM}` })).messages).toEqual([]);
  });
  it("is said where an ignore stands above nothing", async () => {
    const { messages } = await json({ "main.tf": `${TERRAFORM}# originlint-ignore ${RULE} x\n` });
    expect(messages).toEqual(["This ignore stands above nothing"]);
  });
  it.each([
    [7, "Metadata.originlint must hold ignore"],
    [{ ignores: [] }, 'Metadata.originlint has no key "ignores"; did you mean "ignore"?'],
    [{ ignore: {} }, "Metadata.originlint.ignore is no list"],
    [{ ignore: ["x"] }, "An entry of ignore must have a rule and a reason"],
    [{ ignore: [{}] }, "An ignore in metadata names no rule"],
    [{ ignore: [{ rule: ["x"] }] }, "The rule of an ignore must be one text"],
    [{ ignore: [{ rule: "port/swaped" }] }, 'There is no rule "port/swaped"; did you mean "port/swapped"?'],
    [{ ignore: [{ rule: RULE, until: 2027 }] }, 'until is "2027", and must be a day as 2027-01-31'],
    [{ ignore: [{ rule: RULE, reason: {} }] }, "The reason of an ignore must be a text"],
    [{ ignore: [{ rule: RULE, reson: "x" }] }, 'An ignore has no key "reson"; did you mean "reason"?'],
    [{ ignore: [{ rule: RULE }] }, `The ignore of ${RULE} gives no reason`],
  ])("Metadata %j", async (originlint, message) => {
    const metadata = JSON.stringify({ originlint });
    const text = JSON_TEMPLATE.replace('"Properties"', `"Metadata": ${metadata}, "Properties"`);
    expect((await json({ "site.json": text })).messages).toContain(message);
  });
  it.each([
    [
      { OriginLint: { ignore: [{ rule: RULE, reason: "x" }] } },
      'Metadata.OriginLint ignores nothing: it is written "originlint"',
    ],
    [{ "origin-lint": 1 }, 'Metadata.origin-lint ignores nothing: it is written "originlint"'],
  ])("Metadata of another key %j", async (other, message) => {
    const text = JSON_TEMPLATE.replace('"Properties"', `"Metadata": ${JSON.stringify(other)}, "Properties"`);
    expect(await json({ "site.json": text })).toMatchObject({ status: 1, messages: [message] });
  });
  it("is where the metadata is that of the template", async () => {
    const metadata = JSON.stringify({ originlint: { ignore: [{ rule: RULE, reason: "a test" }] } });
    const text = JSON_TEMPLATE.replace('{ "Resources"', `{ "Metadata": ${metadata}, "Resources"`);
    expect(await json({ "site.json": text })).toMatchObject({
      status: 1,
      messages: ["Only the Metadata of a resource holds ignores, and this is that of the template"],
    });
  });
  it("suppresses nothing where it is refused", async () => {
    const refused = [
      `originlint-ignore ${RULE} expires=2027-01-31 x`,
      `originlint-ignore ${RULE} until=31.1.2027 x`,
      `originlint-ignore: ${RULE} x`,
      `originlint-ignore "${RULE}" x`,
      "originlint-ignore * x",
      `originlint-disable-line ${RULE} x`,
    ];
    for (const comment of refused) {
      const { status, report } = await json({ "main.tf": `# ${comment}\n${TERRAFORM}` });
      expect([comment, status, report.findings.length]).toEqual([comment, 1, 1]);
    }
  });
  it("is not that a rule is unused which only verify can find, or that could not be decided", async () => {
    const text = `# originlint-ignore certificate/expired x\n${TERRAFORM}`;
    expect((await json({ "main.tf": text })).messages).toEqual([]);
  });
  it("is not that a rule is unused which is off", async () => {
    const config = `{ "rules": { "${RULE}": "off" } }`;
    const files = {
      "main.tf": `# originlint-ignore ${RULE} x\n${TERRAFORM}`,
      "originlint.config.jsonc": config,
    };
    expect((await json(files)).messages).toEqual([]);
  });
});

describe("an ignore of a plan", () => {
  const plan = JSON.stringify(planOf(new MemoryFiles({ "main.tf": TERRAFORM })));
  it("stands in the code beside it", async () => {
    const text = terraform("", ` # originlint-ignore ${RULE} a test`);
    const { status, report, messages } = await json({ "main.tf": text, "plan.json": plan }, "plan.json");
    expect([status, report.summary.ignored, messages]).toEqual([0, 1, []]);
  });
});

describe("hostile ignores", () => {
  it.each([
    ["a million comments", `${"# a\n".repeat(1_000_000)}# originlint-ignore ${RULE} x\n${TERRAFORM}`, 1],
    ["a hundred thousand ignores", `${`# originlint-ignore ${RULE} x\n`.repeat(100_000)}${TERRAFORM}`, 1],
    ["a hundred thousand mistakes", `${"# originlint-ignore\n".repeat(100_000)}${TERRAFORM}`, 0],
    ["a rule of a million letters", `# originlint-ignore ${"a/".repeat(500_000)}\n${TERRAFORM}`, 0],
    ["an ignore of a million commas", `# originlint-ignore ${" ,".repeat(500_000)}\n${TERRAFORM}`, 0],
  ])(
    "%s take bounded time",
    async (_, text, ignored) => {
      const { report, messages } = await json({ "main.tf": text });
      expect(report.summary.ignored).toBe(ignored);
      expect(messages.length).toBeLessThan(1100);
    },
    60_000,
  );
  it("of an installed module count for nothing", async () => {
    const text = `# originlint-ignore ${RULE} x\n# originlint-ignore\n`;
    const { messages } = await json({ "main.tf": TERRAFORM, ".terraform/modules/a/main.tf": text });
    expect(messages).toEqual([]);
  });
});

describe("SARIF", () => {
  it("tells ignored findings with what justifies them", async () => {
    const text = `# originlint-ignore ${RULE} it is <b>only</b> a test\n${TERRAFORM}`;
    const { out } = await check(repository({ "main.tf": text }), ...NOW, "-f", "sarif");
    const [result, second] = JSON.parse(out).runs[0].results;
    expect(second).toBeUndefined();
    expect(result.suppressions).toEqual([{ kind: "inSource", justification: "it is <b>only</b> a test" }]);
  });
});
