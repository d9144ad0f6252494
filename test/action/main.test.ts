import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { act } from "../../src/action/main.ts";
import { outputLines } from "../../src/action/runner-files.ts";
import type { Report } from "../../src/finding.ts";
import { fakeServices, fakeSession } from "../cli/fake-session.ts";
import { FINDINGS, PROVEN, REPORT, reportWith } from "../report/sample.ts";
import { readOutputs } from "./read-outputs.ts";

let folder = "";
let workspace = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "originlint-action-"));
  workspace = join(folder, "workspace");
  mkdirSync(workspace);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function step(report: Report, inputs: Readonly<Record<string, string>> = {}) {
  const environment = {
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "o/r",
    GITHUB_SHA: "abc",
    ...inputs,
  };
  const session = fakeSession({ workingDirectory: workspace, environment });
  const services = fakeServices(report);
  const status = await act(session, services);
  const outputs = readOutputs(readFileSync(join(folder, "output"), "utf8"));
  return { status, outputs, services, ...session.texts() };
}

describe("a step", () => {
  test("with findings", async () => {
    const { status, outputs, out } = await step(REPORT, { "INPUT_SARIF-FILE": "out.sarif" });
    expect(status).toBe(1);
    expect(outputs).toEqual({
      result: "findings",
      findings: "3",
      errors: "2",
      warnings: "1",
      undecided: "2",
      "sarif-file": "out.sarif",
      "exit-code": "1",
    });
    expect(out.match(/^::(error|warning) file=/gm)).toHaveLength(3);
    expect(JSON.parse(readFileSync(join(workspace, "out.sarif"), "utf8")).runs[0].results).toHaveLength(3);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain(
      "(https://github.com/o/r/blob/abc/infra/cdn.tf#L11)",
    );
  });

  test("that proves everything", async () => {
    const { status, outputs } = await step(PROVEN);
    expect({ status, result: outputs.result, sarif: outputs["sarif-file"] }).toEqual({
      status: 0,
      result: "pass",
      sarif: "",
    });
  });

  test("strict, with something undecided", async () => {
    const { status, outputs } = await step(reportWith({ findings: [] }), { INPUT_STRICT: "true" });
    expect({ status, result: outputs.result }).toEqual({ status: 3, result: "undecided" });
  });

  test("whose job could not be done offers no SARIF: an upload would close alerts that still hold", async () => {
    const diagnostics = [{ severity: "error", code: "config", message: "bad\nconfig" }] as const;
    const { status, outputs, out } = await step(reportWith({ diagnostics }), {
      "INPUT_SARIF-FILE": "out.sarif",
    });
    expect({ status, result: outputs.result, sarif: outputs["sarif-file"] }).toEqual({
      status: 2,
      result: "error",
      sarif: "",
    });
    expect(out).toContain("::error title=originlint%3A config::bad config\n");
  });

  test("without annotations and summary", async () => {
    const { out } = await step(REPORT, { INPUT_ANNOTATIONS: "false", INPUT_SUMMARY: "false" });
    expect(out).not.toMatch(/^::(error|warning) /m);
    expect(existsSync(join(folder, "summary.md"))).toBe(false);
  });

  test("with a wrong input", async () => {
    const { status, out, outputs } = await step(PROVEN, { "INPUT_FAIL-ON": "x" });
    expect({ status, outputs }).toEqual({ status: 2, outputs: { result: "error", "exit-code": "2" } });
    expect(out).toBe('::error title=originlint::fail-on takes error, warning, note, never, not "x"\n');
  });

  test("hands the inputs to the run as they are", async () => {
    const { services } = await step(PROVEN, {
      INPUT_PATHS: "a\n$(b)",
      INPUT_CONFIG: "c",
      "INPUT_VAR-FILES": "v",
    });
    expect(services.runs[0]).toMatchObject({
      paths: ["a", "$(b)"],
      workingDirectory: workspace,
      config: "c",
      variables: [{ file: "v" }],
    });
  });
});

describe("a hostile checkout", () => {
  test("its texts are no workflow commands", async () => {
    const findings = FINDINGS.map((one) => ({ ...one, message: "x\n::set-env name=PATH::y\n##[add-path]z" }));
    const { out } = await step(reportWith({ findings }));
    const token = /^::stop-commands::(\S+)\n/.exec(out)?.[1] ?? "";
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    const live = out.slice(out.indexOf(`\n::${token}::\n`) + `\n::${token}::\n`.length);
    for (const line of live.trimEnd().split("\n")) expect(line).toMatch(/^::(error|warning|notice) /);
  });

  test("a symbolic link in place of the SARIF file is replaced, not followed", async () => {
    writeFileSync(join(folder, "precious"), "keep me");
    symlinkSync(join(folder, "precious"), join(workspace, "out.sarif"));
    await step(PROVEN, { "INPUT_SARIF-FILE": "out.sarif" });
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("keep me");
    expect(lstatSync(join(workspace, "out.sarif")).isFile()).toBe(true);
  });

  test("a linked folder does not lead out of the workspace", async () => {
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(workspace, "reports"));
    const { status, out } = await step(PROVEN, { "INPUT_SARIF-FILE": "reports/out.sarif" });
    expect(status).toBe(2);
    expect(out).toContain("cannot write sarif-file reports/out.sarif: its folder lies outside the workspace");
    expect(existsSync(join(folder, "elsewhere/out.sarif"))).toBe(false);
  });
});

test("an output may hold line ends", () => {
  const text = outputLines({ a: "x\nb=1", c: 2 }, "stop-1");
  expect(readOutputs(text)).toEqual({ a: "x\nb=1", c: "2" });
});
