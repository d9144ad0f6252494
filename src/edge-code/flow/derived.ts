import { LIMITS } from "../../limits.ts";
import { type Flow, type Nature, Opaque, type Primitive, Stopped } from "./values.ts";

/** The places of the event that any of these values were made from. */
export function aboutAll(values: readonly Flow[]): ReadonlySet<string> {
  const about = new Set<string>();
  for (const value of values) {
    if (value.kind === "opaque") for (const path of value.about) about.add(path);
    if (value.kind === "thing")
      for (const base of value.bases) for (const path of base.about) about.add(path);
  }
  return about;
}

export function isDecoded(values: readonly Flow[]): boolean {
  return values.some((value) => value.kind === "opaque" && value.nature.decoded === true);
}

/** A text put together; known where all of its parts are. */
export function joined(values: readonly Flow[]): Flow {
  const parts: (string | Opaque)[] = [];
  for (const value of values) {
    const known = value.kind === "literal" ? String(value.value) : value;
    const more = typeof known === "string" ? [known] : partsOf(known);
    for (const part of more) {
      const last = parts.at(-1);
      if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
      else if (part !== "") parts.push(part);
    }
  }
  const length = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);
  if (length > LIMITS.stringLength) throw new Stopped();
  const [only] = parts;
  if (only === undefined) return { kind: "literal", value: "" };
  if (parts.length === 1 && typeof only === "string") return { kind: "literal", value: only };
  const id = `(${parts.map((part) => (typeof part === "string" ? JSON.stringify(part) : part.id)).join("+")})`;
  const nature: Nature = {
    type: "string",
    ...(parts.length <= LIMITS.flowParts && { parts }),
    about: aboutAll(values),
    ...(isDecoded(values) && { decoded: true }),
  };
  return new Opaque(id, nature);
}

function partsOf(value: Flow): readonly (string | Opaque)[] {
  if (value.kind !== "opaque") return [new Opaque("[object]", { type: "string" })];
  return value.nature.parts ?? [value];
}

/** The outcome of `a === literal`. */
export function equals(of: Opaque, wanted: Primitive): Opaque {
  return new Opaque(`(${of.id}===${JSON.stringify(wanted) ?? "undefined"})`, {
    compares: { of, literal: wanted },
    type: "boolean",
    about: of.about,
  });
}

export function negated(value: Opaque): Opaque {
  return (
    value.nature.negates ??
    new Opaque(`!${value.id}`, { negates: value, type: "boolean", about: value.about })
  );
}
