import type { HandlerRun, Observation } from "../observation.ts";
import { handlerRunFault, isHandlerRun, isObservation, observationFault } from "./recording-shape.ts";
import { isRecord, shown } from "./shape.ts";

/** What `--record` writes and `--replay` reads: enough to judge again without the network. */
export interface Recording {
  readonly version: 1;
  /** PEM; the roots that were used instead of Mozilla's. */
  readonly roots?: readonly string[];
  readonly observations: readonly Observation[];
  /** What came of running handlers; left out where none was run. */
  readonly handlers?: readonly HandlerRun[];
}

export type ReadRecording =
  | { readonly ok: true; readonly value: Recording }
  /** A clause that completes "the recording cannot be used: …". */
  | { readonly ok: false; readonly why: string };

export function writeRecording(recording: Recording): string {
  return `${JSON.stringify(recording, undefined, 2)}\n`;
}

/** Reads a recording; each observation must have what its kind has. */
export function readRecording(text: string): ReadRecording {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refused(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isRecord(data)) return refused("it is not a JSON object");
  if (data.version !== 1) return refused(`its version is ${shown(data.version)}, and 1 is understood`);
  if (!Array.isArray(data.observations)) return refused('it has no list "observations"');
  if (data.roots !== undefined && !isTexts(data.roots)) return refused('"roots" is not a list of texts');
  const observations: Observation[] = [];
  for (const [index, one] of data.observations.entries()) {
    if (!isObservation(one)) return refused(`in observation ${index}, ${observationFault(one) ?? ""}`);
    observations.push(one);
  }
  const handlers: HandlerRun[] = [];
  if (data.handlers !== undefined && !Array.isArray(data.handlers))
    return refused('"handlers" is not a list');
  for (const [index, one] of (data.handlers ?? []).entries()) {
    if (!isHandlerRun(one)) return refused(`in handler ${index}, ${handlerRunFault(one) ?? ""}`);
    handlers.push(one);
  }
  const roots = isTexts(data.roots) && { roots: data.roots };
  return {
    ok: true,
    value: { version: 1, ...roots, observations, ...(handlers.length > 0 && { handlers }) },
  };
}

function refused(why: string): ReadRecording {
  return { ok: false, why };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
