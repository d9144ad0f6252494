import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { HandlerRuns } from "../adapt/link/functions.ts";
import { runSummary } from "../derive/handler-words.ts";
import { type HandlerSubject, handlersIn } from "../derive/handlers.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import type { Finding, ReportedProbe } from "../finding.ts";
import { LIMITS } from "../limits.ts";
import type { HandlerRun } from "../observation.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import { findIsolation } from "../run-handlers/isolation.ts";
import type { NodeProgram } from "../run-handlers/node-program.ts";
import { keyOf, notRun, runHandler } from "../run-handlers/run-handler.ts";
import { compare } from "../verify/compare.ts";
import { readRecording } from "../verify/recording.ts";
import type { World } from "../worlds.ts";
import { bugIn } from "./attempt.ts";
import type { Runnable } from "./judge-root.ts";
import type { ReportBuilder } from "./report-builder.ts";

export interface Handled {
  readonly roots: readonly Runnable<Input>[];
  readonly runs: readonly HandlerRun[];
}

/**
 * Runs the handlers of all roots, each once for an event, and judges the roots again by what they gave back. What a
 * recording has of them is not run again; without `--run-handlers` nothing is.
 */
export async function addHandlerRuns(
  predicted: readonly Runnable<Input>[],
  options: RunOptions,
  rules: readonly CompiledRule[],
  builder: ReportBuilder,
): Promise<Handled> {
  const subjects = new Map<string, HandlerSubject>();
  for (const subject of predicted.flatMap(({ models }) => models.flatMap(handlersIn)))
    subjects.set(`${keyOf(subject)} ${subject.function.address}`, subject);
  const all = [...subjects.values()];
  const runs = new Map(recordedIn(options).map((run) => [run.key, run]));
  if (options.runHandlers !== undefined) await runOthers(all, options.runHandlers, runs, builder);
  if (runs.size === 0) return { roots: predicted, runs: [] };
  builder.addProbes(all.flatMap((subject) => reported(subject, runs)));
  return {
    roots: predicted.map((root) => judgedBy(runs, root, options, rules, builder)),
    runs: [...runs.values()],
  };
}

function judgedBy(
  runs: HandlerRuns,
  root: Runnable<Input>,
  { environment, live }: RunOptions,
  rules: readonly CompiledRule[],
  builder: ReportBuilder,
): Runnable<Input> {
  const again: Runnable<Input>["again"] = (see) => root.again(see, runs);
  // Where the origins are asked, too, what comes of both together is compared with the code.
  if (live !== undefined) return { ...root, again };
  try {
    const seen = again((request) => request);
    return { ...root, again, world: withoutPredicted(compare(root.world, seen, rules)) };
  } catch (thrown) {
    builder.addDiagnostics([bugIn(root.of, thrown, environment)]);
    return root;
  }
}

/** A recording that cannot be read is told of where the origins are asked. */
function recordedIn({ live, workingDirectory }: RunOptions): readonly HandlerRun[] {
  if (live?.replay === undefined) return [];
  try {
    const read = readRecording(readFileSync(resolve(workingDirectory, live.replay), "utf8"));
    return read.ok ? (read.value.handlers ?? []) : [];
  } catch {
    return [];
  }
}

/** How many run side by side: each is a process of its own. */
const AT_ONCE = 2;

async function runOthers(
  subjects: readonly HandlerSubject[],
  node: NodeProgram,
  runs: Map<string, HandlerRun>,
  builder: ReportBuilder,
): Promise<void> {
  const waiting = [...new Map(subjects.map((subject) => [keyOf(subject), subject]))].filter(
    ([key]) => !runs.has(key),
  );
  if (waiting.length === 0) return;
  const isolation = findIsolation(node);
  if (!isolation.isByKernel) builder.addDiagnostics([WEAKLY_ISOLATED]);
  for (const [key, subject] of waiting.splice(LIMITS.handlerRuns))
    runs.set(key, notRun(subject, `is not run: no more than ${LIMITS.handlerRuns} are`));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      runs.set(next[0], await runHandler(next[1], { isolation, node }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const WEAKLY_ISOLATED: Diagnostic = {
  severity: "warning",
  code: "handlers",
  message:
    "Handlers were run without a network namespace, which this machine does not give: only Node.js kept them from the network, and code that means harm may get round that",
  help: "Run originlint --run-handlers where unprivileged user namespaces are allowed, or only on code that you trust",
};

/** In a check, only what a run showed is marked. */
function withoutPredicted(world: World): World {
  const findings = world.judgement.findings.map((finding): Finding => {
    const { verification, ...rest } = finding;
    return verification === "predicted" ? rest : finding;
  });
  return { ...world, judgement: { ...world.judgement, findings } };
}

const MOST_LINES = 60;

function reported(subject: HandlerSubject, runs: HandlerRuns): readonly ReportedProbe[] {
  const run = runs.get(keyOf(subject));
  if (run === undefined) return [];
  const { event, function: target } = subject;
  const { outcome } = run;
  return [
    {
      kind: "handler",
      target: `${target.address} at ${event}`,
      outcome: outcome.is === "returned" ? "seen" : outcome.is === "unknown" ? "not-run" : "failed",
      evidence: [
        runSummary(target.address, event, outcome),
        ...run.blocked.map((says) => `it ${says}`),
        ...run.missing.map((path) => `it looks at ${path}, which the sample event does not have`),
        ...run.helperCalls.map((call) => `it calls a helper: ${call}`),
        ...(outcome.is === "returned" ? jsonLines(outcome.json) : []),
      ],
      connections: 0,
      datagrams: 0,
      command: "",
    },
  ];
}

/** Beyond that many characters it is not laid out: each level of what is nested deeply would take more room. */
const MOST_LAID_OUT = 20_000;

function jsonLines(json: string): readonly string[] {
  if (json.length > MOST_LAID_OUT) return [`${json.slice(0, 300)}… (${json.length} characters)`];
  const lines = JSON.stringify(JSON.parse(json), undefined, 2).split("\n");
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more lines`] : shown;
}
