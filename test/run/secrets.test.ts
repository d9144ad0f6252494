import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../src/run.ts";

const FOLDER = fileURLToPath(new URL("../../fixtures/terraform/secrets", import.meta.url));

/** The values of the sensitive variables, and those that must not be told of them. */
const SECRETS = ["hush", "9797", "70707"];

test("what is sensitive is judged, and in no part of a report", async () => {
  const { report } = await run({ paths: [FOLDER], workingDirectory: FOLDER, config: false, now: 0 });
  const code = readFileSync(`${FOLDER}/main.tf`, "utf8");
  const told = JSON.stringify(report);
  expect(SECRETS.filter((secret) => !code.includes(secret))).toEqual([]);
  expect(SECRETS.filter((secret) => told.includes(secret))).toEqual([]);
  expect(report.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining([
      "deploy/dangling-target-origin",
      "deploy/timeouts",
      "port/invalid",
      "port/keepalive-over-idle-timeout",
    ]),
  );
});
