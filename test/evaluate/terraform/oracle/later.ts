import { isWhollyKnown } from "../../../../src/evaluate/terraform/inspect.ts";
import type { Part, UnknownVal, Val } from "../../../../src/evaluate/terraform/val.ts";
import { type Answer, FAILS, isRecord, type Json } from "./ask.ts";
import { first, isDigits, numberOf, sameScalar, show } from "./values.ts";

/** What we say of something that is not known yet has to hold for whatever it turns out to be. */
export function wrongLater(ours: Val, { later }: Answer): string | undefined {
  for (const [i, value] of (later ?? []).entries()) {
    if (isFailure(value)) continue;
    const wrong = notAdmitted(ours, value, "");
    if (wrong !== undefined) return `once it is known (${i}): ${wrong}`;
  }
  return undefined;
}

export function isFailure(value: Json | typeof FAILS): boolean {
  return isRecord(value) && value["!"] === FAILS["!"];
}

function notAdmitted(ours: Val, theirs: Json, path: string): string | undefined {
  if (ours.kind === "unknown") return notOfForm(ours, theirs, path);
  if (ours.kind === "sequence") {
    if (!Array.isArray(theirs)) return `${path} we say ${show(ours)}, it is ${JSON.stringify(theirs)}`;
    const members: readonly Json[] = theirs;
    if (ours.shape === "set" && !isWhollyKnown(ours))
      return first(
        members.map((member) =>
          ours.items.some((item) => notAdmitted(item, member, "") === undefined)
            ? undefined
            : `${path} no member is ${JSON.stringify(member)}`,
        ),
      );
    if (members.length !== ours.items.length)
      return `${path} we say ${ours.items.length} items, it has ${members.length}`;
    return first(ours.items.map((item, i) => notAdmitted(item, members[i] ?? null, `${path}[${i}]`)));
  }
  if (ours.kind === "record") {
    if (!isRecord(theirs) || isDigits(theirs))
      return `${path} we say ${show(ours)}, it is ${JSON.stringify(theirs)}`;
    if (Object.keys(theirs).length !== ours.entries.size)
      return `${path} we say ${show(ours)}, it is ${JSON.stringify(theirs)}`;
    return first(
      [...ours.entries].map(([name, entry]) =>
        name in theirs
          ? notAdmitted(entry, theirs[name] ?? null, `${path}.${name}`)
          : `${path} has no ${name}`,
      ),
    );
  }
  return sameScalar(ours, theirs)
    ? undefined
    : `${path} we say ${show(ours)}, it is ${JSON.stringify(theirs)}`;
}

function notOfForm(ours: UnknownVal, theirs: Json, path: string): string | undefined {
  const wrong = (what: string) => `${path} we say ${what}, it is ${JSON.stringify(theirs)}`;
  if (theirs === null) return ours.notNull ? wrong("it is not null") : undefined;
  if (ours.oneOf && !ours.oneOf.some((option) => notAdmitted(option, theirs, "") === undefined))
    return wrong("one of several");
  const { kind } = ours.type;
  if (kind === "string" && typeof theirs !== "string") return wrong("a text");
  if (kind === "number" && numberOf(theirs) === undefined) return wrong("a number");
  if (kind === "bool" && typeof theirs !== "boolean") return wrong("a bool");
  const { shape } = ours;
  if (shape?.kind === "text" && !formOf(shape.parts).test(textOf(theirs)))
    return wrong(JSON.stringify(shape.parts));
  if (shape?.kind === "list") {
    if (!Array.isArray(theirs)) return wrong("a list");
    const members: readonly Json[] = theirs;
    return first(
      shape.items.map((item) =>
        members.some((member) => notAdmitted(item, member, "") === undefined)
          ? undefined
          : wrong(`a list with ${show(item)}`),
      ),
    );
  }
  if (shape?.kind !== "map") return undefined;
  if (!isRecord(theirs)) return wrong("a map");
  return first(
    [...shape.entries].map(([name, entry]) =>
      name in theirs
        ? notAdmitted(entry, theirs[name] ?? null, `${path}.${name}`)
        : wrong(`a map with ${name}`),
    ),
  );
}

function textOf(json: Json): string {
  return isDigits(json) ? json["#"] : String(json);
}

function formOf(parts: readonly Part[]): RegExp {
  const pieces = parts.map((part) =>
    typeof part === "string" ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : ".*",
  );
  return new RegExp(`^${pieces.join("")}$`, "su");
}
