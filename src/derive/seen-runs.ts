import type { Site } from "../edge-code/flow/values.ts";
import type { Fault, FaultKind } from "../edge-code/judge/fault.ts";
import { judgeOutcome } from "../edge-code/judge/returned.ts";
import { functionSample, lambdaSample } from "../facts/edge-events.ts";
import { refusalOf } from "../facts/edge-refusals.ts";
import type { Evidence } from "../finding.ts";
import type { FunctionAssociation } from "../model/behavior.ts";
import type { FunctionSource } from "../model/edge-function.ts";
import type { CodePosition, HandlerRun } from "../observation.ts";
import type { Reason } from "../value.ts";
import type { Ran } from "./edge-runs.ts";
import { runSummary } from "./handler-words.ts";

/** Something that CloudFront refuses of what a run gave back. */
export interface SeenFault {
  readonly fault: Fault;
  readonly evidence: readonly Evidence[];
}

export interface SeenRun {
  readonly faults: readonly SeenFault[];
  /** Why what came of it tells nothing. */
  readonly why: readonly Reason[];
}

const NOTHING_SEEN: SeenRun = { faults: [], why: [] };

/**
 * What a run with AWS's sample event shows of a function. It counts for requests like the sample, hence `likely`; for less
 * where the function looked at what the sample does not have, and for nothing where it lacked something here.
 */
export function seenRun({ run, service }: FunctionAssociation, ran: Ran): SeenRun {
  if (run === undefined) return NOTHING_SEEN;
  const { outcome } = run;
  if (outcome.is === "unknown") return { faults: [], why: [reason(ran, outcome.why)] };
  const { event, source } = ran;
  const sample = (service === "lambda" ? lambdaSample : functionSample)(event);
  const { faults } = judgeOutcome(outcome, { service, event, sample, site: handlerSite(ran) });
  if (faults.length === 0) return NOTHING_SEEN;
  const [lacking] = run.blocked;
  if (lacking !== undefined) return { faults: [], why: [reason(ran, lacking)] };
  const [unseen] = run.missing;
  if (unseen !== undefined && outcome.is !== "returned")
    return {
      faults: [],
      why: [reason(ran, `looks at ${unseen}, which AWS's sample event for ${event} does not have`)],
    };
  const site = outcome.is === "threw" && outcome.at ? siteAt(outcome.at, source) : undefined;
  const seen = runEvidence(ran, run);
  return {
    faults: faults.map((fault) => ({
      fault: { ...fault, ...(site && { site }), ...howSure(run, event) },
      evidence: [seen, ...wordsFor(fault.kind, fault.does)],
    })),
    why: [],
  };
}

function howSure({ missing: [unseen] }: HandlerRun, event: string): Pick<Fault, "certainty" | "affects"> {
  if (unseen === undefined)
    return { certainty: "likely", affects: `requests like AWS's sample event for ${event}` };
  return { certainty: "possible", affects: `requests without ${unseen}` };
}

function wordsFor(kind: FaultKind, does: string): readonly Evidence[] {
  const words = refusalOf(kind, does);
  return words === undefined ? [] : [{ says: `CloudFront says of this: "${words}"`, command: "" }];
}

function reason({ from, target }: Ran, says: string): Reason {
  return { what: target.address, why: "not-observed", says, at: from.at };
}

/** What shows that a run did something. */
export function runEvidence({ event, target }: Ran, { outcome }: HandlerRun): Evidence {
  return { says: runSummary(target.address, event, outcome), command: "" };
}

/** Where the handler is written, as far as the code could be followed to it; else where its file begins. */
export function handlerSite({ judged, source }: Ran): Site {
  const [path] = judged.paths;
  if (path !== undefined) return path.site;
  const text = source.files.get(source.entry)?.text ?? "";
  return { file: source.entry, start: 0, end: text.split("\n", 1)[0]?.length ?? 0 };
}

function siteAt({ column, file, line }: CodePosition, { files }: FunctionSource): Site | undefined {
  const lines = files.get(file)?.text.split("\n");
  const text = lines?.[line - 1];
  if (lines === undefined || text === undefined) return undefined;
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const start = before + Math.min(column - 1, text.length);
  return { file, start, end: Math.max(start, before + text.trimEnd().length) };
}
