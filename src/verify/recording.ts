import { isIP } from "node:net";
import type { Observation } from "../observation.ts";

/** What `--record` writes and `--replay` reads: enough to judge again without the network. */
export interface Recording {
  readonly version: 1;
  /** PEM; the roots that were used instead of Mozilla's. */
  readonly roots?: readonly string[];
  readonly observations: readonly Observation[];
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
  if (data.version !== 1)
    return refused(`its version is ${JSON.stringify(data.version)}, and 1 is understood`);
  if (!Array.isArray(data.observations)) return refused('it has no list "observations"');
  if (data.roots !== undefined && !isTexts(data.roots)) return refused('"roots" is not a list of texts');
  const observations: Observation[] = [];
  for (const [index, one] of data.observations.entries()) {
    if (!isObservation(one)) return refused(`observation ${index} is ${faultOf(one)}`);
    observations.push(one);
  }
  return { ok: true, value: { version: 1, ...(isTexts(data.roots) && { roots: data.roots }), observations } };
}

function refused(why: string): ReadRecording {
  return { ok: false, why };
}

/** The fields that an observation of each kind must have, and what they are. */
const FIELDS: Readonly<Record<Observation["kind"], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  dns: {
    answers: listOf({
      resolver: isText,
      outcome: isText,
      aliases: isTexts,
      ipv4: isAddresses,
      ipv6: isAddresses,
    }),
  },
  delegation: {
    cuts: listOf({
      zone: isText,
      parent: isText,
      delegated: isTexts,
      servers: listOf({ name: isText, outcome: isText, ns: isTexts }),
    }),
  },
  tls: { address: isAddress, port: isNumber, protocols: isTexts, outcome: isTlsOutcome },
  "tls-offer": {
    address: isAddress,
    port: isNumber,
    versions: listOf({ version: isText, ciphers: isTexts, end: isTlsOutcome }),
  },
  http: {
    scheme: isText,
    address: isAddress,
    port: isNumber,
    hostHeader: isText,
    path: isText,
    outcome: isHttpOutcome,
  },
  "not-run": { probe: isText, target: isText, why: isText },
};

function isObservation(value: unknown): value is Observation {
  if (!isRecord(value) || !isKind(value.kind) || !isText(value.host) || !isCost(value.cost)) return false;
  return hasFields(value, FIELDS[value.kind]);
}

function faultOf(value: unknown): string {
  if (!isRecord(value)) return "not an object";
  if (!isKind(value.kind)) return `of no known kind (${JSON.stringify(value.kind)})`;
  return `no whole observation of the kind ${value.kind}`;
}

function isKind(value: unknown): value is Observation["kind"] {
  return typeof value === "string" && Object.hasOwn(FIELDS, value);
}

function isTlsOutcome(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.is)) return false;
  return value.is !== "answered" || hasFields(value, { version: isText, cipher: isText, chain: isTexts });
}

function isHttpOutcome(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.is)) return false;
  return (
    value.is !== "answered" ||
    hasFields(value, {
      status: isNumber,
      headerBytes: isNumber,
      headers: isTextRecord,
      firstByteMilliseconds: isNumber,
      bodyBytes: isNumber,
      reuse: isText,
    })
  );
}

function isCost(value: unknown): boolean {
  return isRecord(value) && isNumber(value.connections) && isNumber(value.datagrams);
}

function listOf(fields: Readonly<Record<string, (value: unknown) => boolean>>): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every((item) => isRecord(item) && hasFields(item, fields));
}

function hasFields(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, (value: unknown) => boolean>>,
): boolean {
  return Object.entries(fields).every(([name, holds]) => holds(value[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** Addresses reach commands that people copy: nothing else may stand there. */
function isAddress(value: unknown): boolean {
  return typeof value === "string" && isIP(value) !== 0;
}

function isAddresses(value: unknown): boolean {
  return Array.isArray(value) && value.every(isAddress);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
