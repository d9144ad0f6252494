import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { act } from "../../src/action/main.ts";
import { main } from "../../src/cli/main.ts";
import { run } from "../../src/run.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { fakeServices, fakeSession } from "../cli/fake-session.ts";
import { repository, TERRAFORM } from "../cli/in-repository.ts";
import { REPORT } from "../report/sample.ts";
import { planOf } from "../support/planned.ts";

const RULE = "port/s3-website-https";

/** A step over real files, as the runner would hand the inputs over. */
async function step(workspace: string, inputs: Readonly<Record<string, string>>) {
  const session = fakeSession({ workingDirectory: workspace, environment: inputs });
  const status = await act(session, { run });
  const annotations = session.texts().out.match(/^::error file=.*$/gm) ?? [];
  return { status, annotations, ...session.texts() };
}

/** `originlint baseline`, so that the file is what a user has. */
async function accept(directory: string, file: string): Promise<void> {
  const session = fakeSession({ workingDirectory: directory });
  const status = await main(["baseline", "--baseline", file], session, { ...fakeServices(REPORT), run });
  expect([status, session.texts().error]).toEqual([0, ""]);
}

describe("the input baseline", () => {
  test("names the findings that are accepted", async () => {
    const workspace = repository({ "main.tf": TERRAFORM });
    await accept(workspace, "accepted.json");
    expect((await step(workspace, {})).annotations).toEqual([
      expect.stringMatching(new RegExp(`^::error file=main\\.tf,line=9,.*${RULE}`)),
    ]);
    expect(await step(workspace, { INPUT_BASELINE: "accepted.json" })).toMatchObject({
      status: 0,
      annotations: [],
    });
  });

  test("that is no file, or no baseline, is an error", async () => {
    const workspace = repository({ "main.tf": TERRAFORM, "a.json": "{}" });
    for (const file of ["nothing.json", "a.json", "../x.json"])
      expect(await step(workspace, { INPUT_BASELINE: file })).toMatchObject({ status: 2 });
  });
});

describe("the input source-root", () => {
  test("is where a plan's code stands", async () => {
    const plan = JSON.stringify(planOf(new MemoryFiles({ "main.tf": TERRAFORM })));
    const workspace = repository({ "infra/main.tf": TERRAFORM, "out/plan.json": plan });
    const inputs = { INPUT_PATHS: join("out", "plan.json") };
    expect((await step(workspace, inputs)).annotations).toEqual([
      expect.stringMatching(/^::error file=out\/plan\.json,/),
    ]);
    expect((await step(workspace, { ...inputs, "INPUT_SOURCE-ROOT": "infra" })).annotations).toEqual([
      expect.stringMatching(/^::error file=infra\/main\.tf,line=9,/),
    ]);
  });
});
