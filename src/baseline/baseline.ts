import type { Finding } from "../finding.ts";

export const BASELINE_FILE = ".originlint-baseline.json";

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** The address of the resource: what finds it again where its file has another name. */
  readonly resource: string;
  /** Relative to the repository's root. */
  readonly file: string;
  readonly message: string;
}

export interface Baseline {
  /** Of the file that it was read from. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** The text of a baseline of these findings: sorted, without lines, so that it changes only where they do. */
export function writeBaseline(findings: readonly Finding[]): string {
  const entries = findings.map(entryOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const distinct = [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
  return `${JSON.stringify({ version: 1, findings: distinct }, undefined, 2)}\n`;
}

function entryOf({ fingerprint, rule, resource, place, message }: Finding): BaselineEntry {
  return { fingerprint, rule, resource: resource.address, file: place.file, message };
}

function keyOf({ file, rule, resource, fingerprint, message }: BaselineEntry): string {
  return JSON.stringify([file, rule, resource, fingerprint, message]);
}
