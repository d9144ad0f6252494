import type { RelatedPlace } from "../finding.ts";
import type { Participant } from "../rule.ts";
import { type Place, samePlace } from "../source/place.ts";
import type { Provenance, ProvenanceKind } from "../value.ts";

const MAX_RELATED = 8;
const MAX_DEPTH = 8;

/**
 * Everyone else who takes part: those that the rule names, the way the primary value came, what it was derived from, and
 * the values that the message speaks of. Each place once, without the primary one.
 */
export function relatedPlaces(
  primary: Provenance,
  place: Place,
  participants: readonly Participant[],
  mentioned: readonly Provenance[],
): readonly RelatedPlace[] {
  const found: RelatedPlace[] = [];
  const add = (related: RelatedPlace): void => {
    if (found.length >= MAX_RELATED || overlaps(related.place, place)) return;
    if (!found.some((other) => samePlace(other.place, related.place))) found.push(related);
  };
  for (const { at, label } of participants) add({ place: at.at, label });
  for (const origin of originsOf(primary)) add(origin);
  for (const value of mentioned) {
    add({ place: value.at, label: labelOf(value) });
    for (const origin of originsOf(value)) add(origin);
  }
  return found;
}

function overlaps(a: Place, b: Place): boolean {
  return a.file === b.file && a.start.line === b.start.line;
}

/** Every `via` and `because`, nearest first. */
function* originsOf(provenance: Provenance, depth = 0): Iterable<RelatedPlace> {
  if (depth > MAX_DEPTH) return;
  for (const origin of [...provenance.via, ...provenance.because]) {
    yield { place: origin.at, label: labelOf(origin) };
    yield* originsOf(origin, depth + 1);
  }
}

const LABELS: Readonly<Record<ProvenanceKind, (name: string) => string>> = {
  argument: (name) => `${name} is set here`,
  block: (name) => `${name} begins here`,
  "provider-default": (name) => `${name} is not written here; this is the provider's default`,
  "not-written": (name) => `${name} is not written here`,
  "variable-default": (name) => `the default of ${name}`,
  tfvars: (name) => `${name} is set in this file`,
  "command-line": (name) => `${name} is set on the command line`,
  environment: (name) => `${name} is set in the environment`,
  local: (name) => `${name} is defined here`,
  caller: (name) => `the module call sets ${name}`,
  output: (name) => `${name} is the module's output`,
  parameter: (name) => `the parameter ${name}`,
  mapping: (name) => `the mapping ${name}`,
  condition: (name) => `the condition ${name}`,
  "data-source": (name) => `${name} is read from AWS`,
  derived: (name) => `${name} follows from this`,
  observed: (name) => `${name} was observed`,
};

function labelOf({ kind, path, address }: Provenance): string {
  return LABELS[kind](path === "" || kind === "block" ? address : path);
}
