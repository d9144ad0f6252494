import { describe, expect, it } from "vitest";
import { check, repository, TERRAFORM, YAML } from "../cli/in-repository.ts";

const RULE = "port/s3-website-https";
const POLICY = `title: Origins time out soon
subject: origin
severity: warning
options: { seconds: { type: number, default: 100 } }
then: [{ given: $.readTimeoutSeconds, atMost: { option: seconds } }]
message: "{id} may take {readTimeoutSeconds} seconds"
`;

/** The same fault in two folders, with a config for both. */
function folders(config: object, more: Readonly<Record<string, string>> = {}) {
  const files = { "legacy/main.tf": TERRAFORM, "new/main.tf": TERRAFORM, ...more };
  return repository({ ...files, "originlint.config.jsonc": JSON.stringify(config) });
}

async function found(root: string, ...args: readonly string[]) {
  const { status, out, error } = await check(root, "-f", "json", ...args);
  const { findings, diagnostics, originRequests, summary } = JSON.parse(out);
  const told = findings.map(
    (one: { severity: string; rule: string; location: { file: string } }) =>
      `${one.location.file} ${one.severity} ${one.rule}`,
  );
  return { status, told, diagnostics, originRequests, summary, error };
}

const override = (paths: readonly string[], rules: object) => ({ overrides: [{ paths, rules }] });

describe("overrides", () => {
  it("switch a rule off for findings below a folder, and nowhere else", async () => {
    const { status, told, summary } = await found(folders(override(["legacy/**"], { [RULE]: "off" })));
    expect(told).toEqual([`new/main.tf error ${RULE}`]);
    expect([status, summary.originRequests.broken]).toEqual([1, 1]);
  });

  it("give another severity there", async () => {
    const { told, status } = await found(folders(override(["legacy"], { "port/*": "note" })), "legacy");
    expect([told, status]).toEqual([[`legacy/main.tf note ${RULE}`], 0]);
  });

  it("win over rules, and later ones over earlier ones, of a topic or a rule", async () => {
    const config = {
      rules: { [RULE]: "off" },
      overrides: [
        { paths: ["**"], rules: { [RULE]: "note" } },
        { paths: ["new"], rules: { "port/*": "warning" } },
        { paths: ["elsewhere", "legacy/*.tf"], rules: { "port/*": "off", [RULE]: "error" } },
      ],
    };
    const { told } = await found(folders(config));
    expect(told).toEqual([`legacy/main.tf error ${RULE}`, `new/main.tf warning ${RULE}`]);
  });

  it("switch a rule on that is off elsewhere", async () => {
    const { told } = await found(
      folders({ rules: { [RULE]: "off" }, ...override(["new"], { [RULE]: "warning" }) }),
    );
    expect(told).toEqual([`new/main.tf warning ${RULE}`]);
  });

  it("set parameters, and keep those that they do not set", async () => {
    const slow = TERRAFORM.replace("http_port  ", "origin_read_timeout = 60\n http_port  ").replace(
      '"https-only"',
      '"http-only"',
    );
    const config = {
      policies: ["policies"],
      rules: { "policies/slow": ["error", { seconds: 30 }] },
      overrides: [
        { paths: ["legacy"], rules: { "policies/slow": ["warning", { seconds: 60 }] } },
        { paths: ["new"], rules: { "policies/slow": "note" } },
      ],
    };
    const code = { "legacy/main.tf": slow, "new/main.tf": slow, "other/main.tf": slow };
    const root = folders(config, { ...code, "policies/slow.yaml": POLICY });
    const { told } = await found(root);
    expect(told).toEqual(["new/main.tf note policies/slow", "other/main.tf error policies/slow"]);
  });

  it("hold in templates, and by the file of the finding in a module", async () => {
    const config = override(["modules/**", "*.yaml"], { [RULE]: "off" });
    const call = 'module "site" {\n  source = "../modules/site"\n}\n';
    const files = { "new/main.tf": call, "modules/site/main.tf": TERRAFORM, "site.yaml": YAML };
    expect((await found(folders(config, files))).told).toEqual([`legacy/main.tf error ${RULE}`]);
  });

  it("are relative to the config's folder", async () => {
    const nested = JSON.stringify(override(["main.tf"], { [RULE]: "off" }));
    const root = folders({}, { "legacy/originlint.config.jsonc": nested });
    expect((await found(root, "legacy")).told).toEqual([]);
  });

  it("leave an ignore of a rule that is off there untold", async () => {
    const ignored = `# originlint-ignore ${RULE} a test\n${TERRAFORM}`;
    const files = { "legacy/main.tf": ignored, "new/main.tf": ignored.replace("https-only", "http-only") };
    const { diagnostics } = await found(folders(override(["legacy"], { [RULE]: "off" }), files));
    expect(diagnostics.map((one: { location: { file: string } }) => one.location.file)).toEqual([
      "new/main.tf",
    ]);
  });

  it("that match no checked file are told, where all that they may be for is checked", async () => {
    const config = override(["legcy/**", "new"], { [RULE]: "off" });
    const { diagnostics } = await found(folders(config));
    expect(diagnostics).toMatchObject([
      {
        severity: "note",
        code: "config/unused",
        message: 'No file that is checked is matched by "legcy/**"',
        location: { file: "originlint.config.jsonc", start: { line: 1, column: 25 } },
      },
    ]);
    expect((await found(folders(config), "legacy")).diagnostics).toEqual([]);
  });

  it("with a rule or a parameter that there is not are errors before anything is checked", async () => {
    const config = {
      overrides: [
        { paths: ["new"], rules: { "port/s3-websit-https": "off" } },
        { paths: ["new"], rules: { "certificate/expires-soon": ["note", { day: 3 }] } },
      ],
    };
    const { status, told, diagnostics } = await found(folders(config));
    expect([status, told]).toEqual([2, []]);
    expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual([
      `There is no rule "port/s3-websit-https"; did you mean "${RULE}"?`,
      'The rule "certificate/expires-soon" has no parameter "day"; did you mean "days"?',
    ]);
  });
});
