import { isIP } from "node:net";

/** What is wrong with a value, as in `answers[0].outcome is not a text`; `undefined` where nothing is. `at` is its path. */
export type Shape = (value: unknown, at: string) => string | undefined;

type Shapes = Readonly<Record<string, Shape>>;

export const text: Shape = (value, at) => (typeof value === "string" ? undefined : `${at} is not a text`);

export const flag: Shape = (value, at) =>
  typeof value === "boolean" ? undefined : `${at} is not true or false`;

/** A number of things: whole, and not below zero. */
export const count: Shape = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${at} is not a whole number`;

export const amount: Shape = (value, at) =>
  typeof value === "number" && value >= 0 && Number.isFinite(value)
    ? undefined
    : `${at} is not a number of zero or more`;

export const port: Shape = (value, at) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535
    ? undefined
    : `${at} is not a port`;

export const address: Shape = (value, at) =>
  typeof value === "string" && isIP(value) !== 0 ? undefined : `${at} is not an IP address`;

/** An address of one family. */
export function addressOf(family: 4 | 6): Shape {
  return (value, at) =>
    typeof value === "string" && isIP(value) === family ? undefined : `${at} is not an IPv${family} address`;
}

export function oneOf(...choices: readonly (string | boolean)[]): Shape {
  const known: ReadonlySet<unknown> = new Set(choices);
  return (value, at) =>
    known.has(value) ? undefined : `${at} is ${shown(value)}, and none of ${choices.join(", ")}`;
}

export function listOf(item: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    for (const [index, one] of value.entries()) {
      const fault = item(one, `${at}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

export function recordOf(entry: Shape): Shape {
  return (value, at) => {
    if (!isRecord(value)) return `${at} is not an object`;
    return firstFault(Object.entries(value).map(([name, one]) => [entry, one, `${at}.${name}`]));
  };
}

/** An object with these fields; further ones are of a later version, and left alone. */
export function fields(required: Shapes, optional: Shapes = {}): Shape {
  return (value, at) => {
    if (!isRecord(value)) return `${at || "it"} is not an object`;
    const path = (name: string) => (at === "" ? name : `${at}.${name}`);
    const written = Object.entries(optional).filter(([name]) => value[name] !== undefined);
    return firstFault(
      [...Object.entries(required), ...written].map(([name, shape]) => [shape, value[name], path(name)]),
    );
  };
}

/** An object whose field `tag` says which fields it has besides. */
export function tagged(tag: string, kinds: Shapes): Shape {
  const isKind = oneOf(...Object.keys(kinds));
  return (value, at) => {
    if (!isRecord(value)) return `${at || "it"} is not an object`;
    const kind = value[tag];
    const fault = isKind(kind, at === "" ? tag : `${at}.${tag}`);
    return fault ?? kinds[String(kind)]?.(value, at);
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstFault(
  checks: readonly (readonly [shape: Shape, value: unknown, at: string])[],
): string | undefined {
  for (const [shape, value, at] of checks) {
    const fault = shape(value, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** At most forty characters of it: a recording may come from a stranger. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const json = JSON.stringify(value);
  return json.length > 40 ? `${json.slice(0, 40)}…` : json;
}
