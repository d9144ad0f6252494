import { isObject } from "../cdk/json-object.ts";

/** What is written, an expression of the configuration or a value of the code, as far as it can be compared. */
export interface Written {
  readonly scalar: string | number | boolean | undefined;
  member(name: string): Written | undefined;
}

/** More pairs than this are not compared: the order decides. */
const MAX_PAIRS = 10_000;

/** Arguments that tell one block from another of its kind. */
const NAMES: ReadonlySet<string> = new Set([
  "origin_id",
  "path_pattern",
  "name",
  "event_type",
  "port",
  "lb_port",
]);

/**
 * Which of the things that are written makes each item of a plan, by index: a plan has sets in an order of its own, so what is
 * known of both must agree. `isOpen`: one that is written may make several items. `undefined` where none is left.
 */
export function pairUp(
  items: readonly unknown[],
  written: readonly Written[],
  isOpen: boolean,
): readonly (number | undefined)[] {
  const paired = new Array<number | undefined>(items.length).fill(undefined);
  if (items.length * written.length > MAX_PAIRS)
    return paired.map((_, index) => (index < written.length ? index : undefined));
  const candidates = candidatesOf(items, written);
  const taken = new Set<number>();
  for (const { item, index } of candidates) {
    if (paired[item] !== undefined || taken.has(index)) continue;
    taken.add(index);
    paired[item] = index;
  }
  if (isOpen) for (const { item, index } of candidates) paired[item] ??= index;
  return paired;
}

interface Candidate {
  readonly item: number;
  readonly index: number;
  readonly likeness: number;
}

/** The best first; of equal ones those that stand at the same place. */
function candidatesOf(items: readonly unknown[], written: readonly Written[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const work: Work = { left: MAX_COMPARISONS };
  items.forEach((value, item) => {
    written.forEach((other, index) => {
      const likeness = likenessOf(value, other, work, 0);
      if (likeness > DIFFERENT) candidates.push({ item, index, likeness });
    });
  });
  const distance = ({ item, index }: Candidate) => Math.abs(item - index);
  return candidates.sort((a, b) => b.likeness - a.likeness || distance(a) - distance(b) || a.item - b.item);
}

/** What is left of the comparisons for one list. */
interface Work {
  left: number;
}

const MAX_COMPARISONS = 1_000_000;
const MAX_DEPTH = 6;
/** Two scalars that are not the same. */
const DIFFERENT = -1_000;

/** How much of a value in a plan agrees with what is written. */
function likenessOf(value: unknown, written: Written, work: Work, depth: number): number {
  const { scalar } = written;
  if (scalar !== undefined) return scalarLikeness(value, scalar);
  if (depth > MAX_DEPTH || work.left < 0 || !isObject(value)) return 0;
  const members = Object.entries(value);
  work.left -= members.length;
  let sum = 0;
  for (const [name, member] of members) {
    const other = written.member(name);
    if (other === undefined) continue;
    const weight = NAMES.has(name) ? 8 : 1;
    // A single block is a list of one.
    const content: unknown = Array.isArray(member) && member.length === 1 ? member[0] : member;
    sum += weight * Math.max(-2, likenessOf(content, other, work, depth + 1));
  }
  return sum;
}

function scalarLikeness(value: unknown, scalar: string | number | boolean): number {
  if (value === null || value === undefined || typeof value === "object") return 0;
  return String(value) === String(scalar) ? 1 : DIFFERENT;
}
