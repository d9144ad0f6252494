import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { run } from "../../src/run.ts";
import { readRecording } from "../../src/verify/recording.ts";
import { NODE } from "./sandboxed.ts";

const folder = mkdtempSync(join(tmpdir(), "originlint-handlers-live-"));
afterAll(() => rmSync(folder, { recursive: true }));

const WHERE = {
  paths: ["."],
  workingDirectory: resolve("fixtures/handlers"),
  now: 0,
  config: false,
} as const;
const LIVE = {
  connectTo: [],
  resolvers: [],
  allowAddresses: [],
  full: false,
  sendOriginHeaders: false,
} as const;

/** Rule, and what is made of it, of what is about functions. */
async function verified(live: object, isRun: boolean) {
  const options = { ...WHERE, live: { ...LIVE, dnsPort: 53, ...live }, ...(isRun && { runHandlers: NODE }) };
  const { report } = await run(options);
  expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return {
    findings: report.findings.map(({ rule, verification }) => `${rule} ${verification}`),
    handlers: report.probes.flatMap(({ kind, outcome }) => (kind === "handler" ? [outcome] : [])),
  };
}

it("verify runs handlers, records what they did, and judges that again without running them", async () => {
  const empty = resolve("fixtures/observations/execution-error-returns.json");
  const file = join(folder, "seen.json");
  const expected = {
    findings: ["edge/response-shape observed", "edge/execution-error observed"],
    handlers: ["failed", "failed", "seen"],
  };
  // Nothing is asked here: an empty recording stands for the network.
  expect(await verified({ replay: empty, record: file }, true)).toEqual(expected);
  const recording = readRecording(readFileSync(file, "utf8"));
  expect(recording.ok && recording.value.handlers?.length).toBe(4);
  expect(await verified({ replay: file }, false)).toEqual(expected);
  expect(await verified({ replay: empty }, false)).toEqual({ findings: [], handlers: [] });
});

it.each([
  ["no list", { handlers: {} }, /"handlers" is not a list/],
  [
    "another outcome",
    { handlers: [{ key: "a", outcome: { is: "well" }, blocked: [], missing: [], helperCalls: [] }] },
    /in handler 0, outcome\.is is "well"/,
  ],
  [
    "no JSON",
    {
      handlers: [
        { key: "a", outcome: { is: "returned", json: "{" }, blocked: [], missing: [], helperCalls: [] },
      ],
    },
    /json is not JSON/,
  ],
])("a recording of handlers with %s is refused", (_, over, says) => {
  const read = readRecording(JSON.stringify({ version: 1, observations: [], ...over }));
  expect(read.ok ? "" : read.why).toMatch(says);
});
