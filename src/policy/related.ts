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
  for (const value of [primary, ...mentioned]) {
    for (const origin of withOrigins(value))
      add({ place: origin.at, label: labelOf(origin, primary.address) });
  }
  return found;
}

/** The way a value came, nearest first: where it is written, then the locals, variables, calls and files behind that. */
export function wayOf(value: Provenance): readonly RelatedPlace[] {
  const found: RelatedPlace[] = [];
  for (const origin of withOrigins(value)) {
    if (found.length >= MAX_RELATED) break;
    const step = { place: origin.at, label: labelOf(origin, value.address) };
    if (!found.some(({ place }) => samePlace(place, step.place))) found.push(step);
  }
  return found;
}

function overlaps(a: Place, b: Place): boolean {
  return a.file === b.file && a.start.line === b.start.line;
}

/** A value and every `via` and `because` of it, nearest first. */
function* withOrigins(provenance: Provenance, depth = 0): Iterable<Provenance> {
  if (depth > MAX_DEPTH) return;
  yield provenance;
  for (const origin of [...provenance.via, ...provenance.because]) yield* withOrigins(origin, depth + 1);
}

/** `name` is what a person calls it: the property, with its resource where that is another one; else the address of the variable, local or parameter. */
const LABELS: Readonly<Record<ProvenanceKind, (name: string) => string>> = {
  argument: (name) => `${name} is set here`,
  block: (name) => `${name} begins here`,
  "provider-default": (name) => `${name} is not written here and has the provider's default`,
  "not-written": (name) => `${name} is not written here`,
  "variable-default": (name) => `the default of ${name}`,
  tfvars: (name) => `${name} is set in this file`,
  "command-line": (name) => `${name} is set on the command line`,
  "outside-file": (name) => `${name} is set in a file outside the repository`,
  "config-variable": (name) => `${name} is set in the config`,
  "plan-variable": (name) => `the plan was made with this ${name}`,
  config: (name) => `the config states this of ${name}`,
  environment: (name) => `${name} is set in the environment`,
  local: (name) => `${name} is defined here`,
  caller: (name) => `the module call sets ${name}`,
  output: (name) => `the output ${name}`,
  parameter: (name) => `the parameter ${name}`,
  mapping: (name) => `the mapping ${name}`,
  condition: (name) => `it hangs on ${name}`,
  "data-source": (name) => `${name} is read here`,
  derived: (name) => `${name} follows from this`,
  observed: (name) => `${name} was observed`,
};

/** Kinds of which the path, not the address, is the name. */
const PROPERTIES: ReadonlySet<ProvenanceKind> = new Set([
  "argument",
  "provider-default",
  "not-written",
  "derived",
  "observed",
]);

function labelOf({ kind, path, address }: Provenance, home: string): string {
  if (kind === "caller") return path === "" ? `the call of ${address}` : LABELS.caller(lastName(path));
  if (!PROPERTIES.has(kind) || path === "") return LABELS[kind](address);
  return LABELS[kind](address === home ? lastName(path) : `${lastName(path)} of ${address}`);
}

/** `domain_name` of `origin[1].domain_name`. */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1).replace(/\[\d+\]$/, "");
}
