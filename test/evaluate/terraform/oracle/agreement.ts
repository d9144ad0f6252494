import { isWhollyKnown, typeOf } from "../../../../src/evaluate/terraform/inspect.ts";
import {
  formatNumber,
  fromDouble,
  parseNumber,
  sameNumber,
  toDouble,
} from "../../../../src/evaluate/terraform/number.ts";
import type { Type } from "../../../../src/evaluate/terraform/type.ts";
import type { Part, UnknownVal, Val } from "../../../../src/evaluate/terraform/val.ts";
import { type Answer, FAILS, isRecord, type Json } from "./ask.ts";

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

function childOf(tree: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(tree) && typeof step === "number") return tree[step];
  return isRecord(tree) ? tree[step] : undefined;
}

function sameScalar(ours: Val, theirs: Json): boolean {
  if (ours.kind === "null") return theirs === null;
  if (ours.kind === "string" || ours.kind === "bool") return ours.value === theirs;
  if (ours.kind !== "number") return false;
  const number = numberOf(theirs);
  if (number === undefined) return false;
  // A plan keeps what is exactly a double as one, and writes its shortest form.
  const double = fromDouble(toDouble(number));
  return sameNumber(ours.value, number) || (double !== undefined && sameNumber(ours.value, double));
}

function numberOf(json: Json) {
  if (typeof json === "number") return parseNumber(String(json));
  return isDigits(json) ? parseNumber(json["#"]) : undefined;
}

function isDigits(json: Json): json is { readonly "#": string } {
  return isRecord(json) && typeof json["#"] === "string";
}

// ------------------------------------------------------------------ marks

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

// ------------------------------------------------------------------ what it turns out to be

/** What we say of something that is not known yet has to hold for whatever it turns out to be. */
function wrongLater(ours: Val, { later }: Answer): string | undefined {
  for (const [i, value] of (later ?? []).entries()) {
    if (isFailure(value)) continue;
    const wrong = notAdmitted(ours, value, "");
    if (wrong !== undefined) return `once it is known (${i}): ${wrong}`;
  }
  return undefined;
}

function isFailure(value: Json | typeof FAILS): boolean {
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

// ------------------------------------------------------------------ types

/** As Terraform's JSON writes types. */
function plainType(type: Type): Json {
  switch (type.kind) {
    case "any":
      return "dynamic";
    case "list":
    case "set":
    case "map":
      return [type.kind, plainType(type.element)];
    case "tuple":
      return [type.kind, type.items.map(plainType)];
    case "object":
      return [
        type.kind,
        Object.fromEntries(
          [...type.attributes].map(([name, attribute]) => [name, plainType(attribute.type)]),
        ),
      ];
    default:
      return type.kind;
  }
}

/** The type of a null is not compared: ours is often still open. */
function sameTypes(ours: Type, theirs: Json): boolean {
  if (ours.kind === "any" || theirs === "dynamic") return true;
  if (!Array.isArray(theirs)) return plainType(ours) === theirs;
  const [kind, inner] = theirs;
  if (kind !== ours.kind || inner === undefined) return false;
  switch (ours.kind) {
    case "list":
    case "set":
    case "map":
      return sameTypes(ours.element, inner);
    case "tuple":
      return (
        Array.isArray(inner) &&
        inner.length === ours.items.length &&
        ours.items.every((item, i) => sameTypes(item, inner[i] ?? null))
      );
    case "object":
      return (
        isRecord(inner) &&
        Object.keys(inner).length === ours.attributes.size &&
        [...ours.attributes].every(([name, { type }]) => sameTypes(type, inner[name] ?? null))
      );
    default:
      return false;
  }
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function show(value: Val): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return formatNumber(value.value);
    case "bool":
      return String(value.value);
    case "sequence":
      return `${value.shape}[${value.items.map(show).join(", ")}]`;
    case "record":
      return `${value.shape}{${[...value.entries].map(([name, entry]) => `${name} = ${show(entry)}`).join(", ")}}`;
    case "unknown":
      return `unknown (${value.why.map(({ what, why }) => `${what} ${why}`).join(", ")})`;
    default:
      return value.kind;
  }
}
