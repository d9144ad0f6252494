import { canHold, isHost, isNeverEmpty, mayStand, mayTouchAtom, mergeParts, samePart } from "./text.ts";
import type { Part } from "./val.ts";

/** `undefined`: cannot be decided. */
export function partsStartWith(parts: readonly Part[], prefix: string): boolean | undefined {
  const [first] = parts;
  if (typeof first === "string" && first.startsWith(prefix)) return true;
  if (prefix === "") return true;
  return mayStand(parts, 0, prefix, 0) ? undefined : false;
}

export function partsEndWith(parts: readonly Part[], suffix: string): boolean | undefined {
  return partsStartWith(mirrored(parts), reversed(suffix));
}

export function partsContain(parts: readonly Part[], search: string): boolean | undefined {
  if (search === "" || parts.some((part) => typeof part === "string" && part.includes(search))) return true;
  return mayTouchAtom(parts, search) ? undefined : false;
}

export function splitParts(
  parts: readonly Part[],
  separator: string,
): readonly (readonly Part[])[] | undefined {
  if (separator === "" || mayTouchAtom(parts, separator)) return undefined;
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part !== "string") {
      pieces.at(-1)?.push(part);
      continue;
    }
    const [head = "", ...tails] = part.split(separator);
    pieces.at(-1)?.push(head);
    for (const tail of tails) pieces.push([tail]);
  }
  return pieces.map(mergeParts);
}

export function replaceParts(
  parts: readonly Part[],
  search: string,
  replacement: string,
): readonly Part[] | undefined {
  if (search === "" || mayTouchAtom(parts, search)) return undefined;
  return mergeParts(
    parts.map((part) => (typeof part === "string" ? part.replaceAll(search, () => replacement) : part)),
  );
}

export function trimPrefixParts(parts: readonly Part[], prefix: string): readonly Part[] | undefined {
  const starts = partsStartWith(parts, prefix);
  if (starts === undefined) return undefined;
  const [first, ...rest] = parts;
  return starts && typeof first === "string" ? mergeParts([first.slice(prefix.length), ...rest]) : parts;
}

export function trimSuffixParts(parts: readonly Part[], suffix: string): readonly Part[] | undefined {
  const trimmed = trimPrefixParts(mirrored(parts), reversed(suffix));
  return trimmed && mirrored(trimmed);
}

/** Takes characters off both ends (or one) as long as `strip` names them. */
export function trimParts(
  parts: readonly Part[],
  strip: ReadonlySet<string>,
  ends: "both" | "left" | "right",
): readonly Part[] | undefined {
  const left = ends === "right" ? parts : trimLeft(parts, strip);
  if (!left || ends === "left") return left;
  const right = trimLeft(mirrored(left), strip);
  return right && mirrored(right);
}

function trimLeft(parts: readonly Part[], strip: ReadonlySet<string>): readonly Part[] | undefined {
  const [first, ...rest] = parts;
  if (first === undefined) return parts;
  if (typeof first !== "string") {
    for (const character of strip) if (canHold(first, character)) return undefined;
    return rest.length === 0 || isNeverEmpty(first) ? parts : undefined;
  }
  const characters = [...first];
  const kept = characters.findIndex((character) => !strip.has(character));
  if (kept !== -1) return [characters.slice(kept).join(""), ...rest];
  return trimLeft(rest, strip);
}

/** Host atoms are compared without regard to case anyway; other atoms become an atom of their own. */
export function mapCase(
  parts: readonly Part[],
  name: string,
  change: (text: string) => string,
): readonly Part[] {
  return parts.map((part) => {
    if (typeof part === "string") return change(part);
    return isHost(part) ? part : { source: `${name}(${part.source})` };
  });
}

/** Kleene's answer to "are these the same text?". */
export function sameParts(a: readonly Part[], b: readonly Part[]): boolean | undefined {
  if (a.length === b.length && a.every((part, i) => samePart(part, b[i]))) return true;
  if (headsDiffer(a, b) || headsDiffer(mirrored(a), mirrored(b))) return false;
  if (a.length === 0) return b.some(isNeverEmpty) ? false : undefined;
  if (b.length === 0) return a.some(isNeverEmpty) ? false : undefined;
  const [onlyA] = a;
  const [onlyB] = b;
  if (a.length === 1 && typeof onlyA === "string") return couldBe(b, onlyA) ? undefined : false;
  if (b.length === 1 && typeof onlyB === "string") return couldBe(a, onlyB) ? undefined : false;
  return undefined;
}

/** Every literal part of `parts` has to stand in `text`, in order, and single atoms have to hold what is left. */
function couldBe(parts: readonly Part[], text: string): boolean {
  let at = 0;
  for (const part of parts) {
    if (typeof part !== "string") continue;
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  const [first] = parts;
  if (parts.length !== 1 || first === undefined || typeof first === "string") return true;
  return [...text].every((character) => canHold(first, character)) && (text !== "" || !isNeverEmpty(first));
}

function headsDiffer(a: readonly Part[], b: readonly Part[]): boolean {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (samePart(x, y)) continue;
    return typeof x === "string" && typeof y === "string" && !x.startsWith(y) && !y.startsWith(x);
  }
  return false;
}

function mirrored(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => (typeof part === "string" ? reversed(part) : part)).reverse();
}

/** By code unit, which is its own inverse: never shown, only matched. */
function reversed(text: string): string {
  return text.split("").reverse().join("");
}
