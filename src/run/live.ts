import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import type { HandlerRun } from "../observation.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunOptions } from "../run.ts";
import type { LiveOptions } from "../verify/options.ts";
import { type Recording, readRecording, writeRecording } from "../verify/recording.ts";
import { type Predicted, type Source, type Verified, verify } from "../verify/verify.ts";
import { mozillaRoots, type Roots, rootsFrom } from "../x509/roots.ts";
import { bugAt, bugIn } from "./attempt.ts";
import { openNetwork } from "./open-network.ts";
import type { ReportBuilder } from "./report-builder.ts";

/** What `verify` and `probe` have beyond `check`. */
export interface LiveContext {
  readonly live: LiveOptions;
  readonly workingDirectory: string;
  readonly environment: RunOptions["environment"];
  readonly rules: readonly CompiledRule[];
  readonly now: number;
  /** For `--record`. */
  readonly handlers?: readonly HandlerRun[];
}

/** Asks the origins of every root, judges again by what was seen, and hands all of it to the report. */
export async function runLive(
  predicted: readonly Predicted<Input>[],
  context: LiveContext,
  builder: ReportBuilder,
): Promise<void> {
  const prepared = prepare(context);
  if (!prepared.ok) {
    builder.addDiagnostics([unusable(prepared.why)]);
    return;
  }
  const { live, rules, now } = context;
  const { source, roots, pems } = prepared;
  const bugs: (readonly [host: string, thrown: unknown])[] = [];
  const onBug = (host: string, thrown: unknown) => void bugs.push([host, thrown]);
  const verified = await verify(predicted, { ...live, source, roots, rules, now, onBug });
  for (const [host, thrown] of bugs) builder.addDiagnostics([bugAt(host, thrown, context.environment)]);
  for (const { of, world, bug } of verified.worlds) {
    builder.addRoot(of, world);
    if (bug !== undefined) builder.addDiagnostics([bugIn(of, bug.thrown, context.environment)]);
  }
  builder.addProbes(verified.probes);
  if (verified.bug !== undefined)
    builder.addDiagnostics([bugAt("what the probes saw", verified.bug.thrown, context.environment)]);
  builder.addDiagnostics(misses(verified, live));
  if (live.record === undefined) return;
  const recording: Recording = {
    version: 1,
    ...(pems && { roots: pems }),
    observations: verified.observations,
    ...(context.handlers && context.handlers.length > 0 && { handlers: context.handlers }),
  };
  const problem = write(resolve(context.workingDirectory, live.record), writeRecording(recording));
  if (problem !== undefined) builder.addDiagnostics([unusable(`cannot write ${live.record}: ${problem}`)]);
}

type Prepared =
  | { readonly ok: true; readonly source: Source; readonly roots: Roots; readonly pems?: readonly string[] }
  | { readonly ok: false; readonly why: string };

function prepare({ live, workingDirectory }: LiveContext): Prepared {
  const at = (path: string) => resolve(workingDirectory, path);
  let pems: readonly string[] | undefined;
  let source: Source;
  if (live.replay === undefined) {
    const opened = openNetwork(live, at);
    if (!opened.ok) return opened;
    source = { is: "network", interviewer: opened.value };
  } else {
    const text = read(at(live.replay));
    if (!text.ok) return { ok: false, why: `cannot read ${live.replay}: ${text.why}` };
    const recording = readRecording(text.value);
    if (!recording.ok)
      return { ok: false, why: `the recording ${live.replay} cannot be used: ${recording.why}` };
    source = { is: "recording", observations: recording.value.observations };
    pems = recording.value.roots;
  }
  if (live.ca !== undefined) {
    const text = read(at(live.ca));
    if (!text.ok) return { ok: false, why: `cannot read ${live.ca}: ${text.why}` };
    pems = [text.value];
  }
  if (pems === undefined) return { ok: true, source, roots: mozillaRoots() };
  const roots = rootsFrom(pems.join("\n"));
  return roots.ok
    ? { ok: true, source, roots: roots.value, pems }
    : { ok: false, why: `${live.ca ?? live.replay}: ${roots.why}` };
}

/** What the user names and what is there do not fit together. */
function misses(
  { hosts, unseen }: Pick<Verified<Input>, "hosts" | "unseen">,
  { connectTo, only = [], replay }: LiveOptions,
): readonly Diagnostic[] {
  const unknown = only.filter((host) => !hosts.has(host));
  const unused = connectTo.flatMap(({ host }) => (host === undefined || hosts.has(host) ? [] : [host]));
  return [
    ...unknown.map((host) => unusable(`no origin of the distribution is named ${host}`)),
    ...[...new Set(unused)].map((host) => warning(`no origin is named ${host}, as --connect-to says`)),
    ...unseen.map((host) => warning(`${replay ?? "the recording"} has nothing about ${host}`)),
  ];
}

function warning(message: string): Diagnostic {
  return { severity: "warning", code: "live", message };
}

function unusable(message: string): Diagnostic {
  return { severity: "error", code: "live", fatal: true, message };
}

type Text = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

function read(path: string): Text {
  try {
    return { ok: true, value: readFileSync(path, "utf8") };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function write(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
