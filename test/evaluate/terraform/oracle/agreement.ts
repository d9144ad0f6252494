import { isWhollyKnown, typeOf } from "../../../../src/evaluate/terraform/inspect.ts";
import type { Val } from "../../../../src/evaluate/terraform/val.ts";
import { type Answer, isRecord, type Json } from "./ask.ts";
import { isFailure, wrongLater } from "./later.ts";
import { plainType, sameTypes } from "./types.ts";
import { childOf, first, isDigits, sameScalar, show } from "./values.ts";

/** How we differ from Terraform, in one sentence; `undefined` where we do not. */
export function difference(ours: Val, answer: Answer): string | undefined {
  const isError = ours.kind === "unknown" && ours.why.some(({ why }) => why === "error");
  if (answer.fails) return isError ? undefined : `Terraform refuses it, we say ${show(ours)}`;
  if (isError && (answer.later?.every(isFailure) ?? false)) return undefined;
  if (isError)
    return `we refuse it (${ours.why[0]?.says}), Terraform says ${JSON.stringify(answer.value)}${answer.unknown === true ? " (unknown)" : ""}`;
  return (
    differentValue(ours, answer.value ?? null, answer.unknown, "") ??
    differentType(ours, answer) ??
    differentMarks(ours, answer.sensitive, "") ??
    wrongLater(ours, answer)
  );
}

function differentType(ours: Val, { type, value }: Answer): string | undefined {
  if (type === undefined || !isWhollyKnown(ours) || value === null) return undefined;
  const own = typeOf(ours);
  return sameTypes(own, type)
    ? undefined
    : `type ${JSON.stringify(plainType(own))}, Terraform ${JSON.stringify(type)}`;
}

/** Where Terraform knows something of a value, we know the same; where it does not, we may know more. */
function differentValue(
  ours: Val,
  theirs: Json,
  unknown: Json | undefined,
  path: string,
): string | undefined {
  if (unknown === true) return undefined;
  if (ours.kind === "unknown")
    return `${path} we do not know (${ours.why.map(({ what }) => what)}), Terraform says ${JSON.stringify(theirs)}`;
  const different = () => `${path} we say ${show(ours)}, Terraform ${JSON.stringify(theirs)}`;
  if (ours.kind === "sequence") {
    // Which unknown members of a set are one, we may know better.
    if (ours.shape === "set" && !isWhollyKnown(ours)) return Array.isArray(theirs) ? undefined : different();
    if (!Array.isArray(theirs) || theirs.length !== ours.items.length) return different();
    return first(
      ours.items.map((item, i) =>
        differentValue(item, theirs[i] ?? null, childOf(unknown, i), `${path}[${i}]`),
      ),
    );
  }
  if (ours.kind === "record") {
    if (!isRecord(theirs) || isDigits(theirs)) return different();
    const names = new Set([...Object.keys(theirs), ...(isRecord(unknown) ? Object.keys(unknown) : [])]);
    if (names.size !== ours.entries.size || ![...names].every((name) => ours.entries.has(name)))
      return different();
    return first(
      [...ours.entries].map(([name, entry]) =>
        differentValue(entry, theirs[name] ?? null, childOf(unknown, name), `${path}.${name}`),
      ),
    );
  }
  return sameScalar(ours, theirs) ? undefined : different();
}

function differentMarks(ours: Val, theirs: Json | undefined, path: string): string | undefined {
  if (theirs === undefined || ours.kind === "unknown") return undefined;
  if ((theirs === true) !== ours.sensitive)
    return `${path} ${ours.sensitive ? "we" : "Terraform"} alone call it sensitive`;
  if (ours.sensitive) return undefined;
  if (ours.kind === "sequence")
    return first(
      ours.items.map((item, i) => differentMarks(item, childOf(theirs, i) ?? false, `${path}[${i}]`)),
    );
  if (ours.kind !== "record") return undefined;
  return first(
    [...ours.entries].map(([name, entry]) =>
      differentMarks(entry, childOf(theirs, name) ?? false, `${path}.${name}`),
    ),
  );
}
