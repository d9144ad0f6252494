import { LIMITS } from "../../limits.ts";
import { fromDouble } from "./number.ts";
import { Refusal, refuse } from "./refusal.ts";
import { boolVal, nullVal, numberVal, objectVal, textVal, tupleVal, type Val } from "./val.ts";

/** JSON as `jsondecode` reads it; refuses what is none, or too large. */
export function parseJson(text: string): Val {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("this is not valid JSON");
  }
  return fromPlain(json, 0);
}

/** The same, with `undefined` for what is none. */
export function tryParseJson(text: string): Val | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A plain tree of arrays and objects, as parsers of JSON and YAML make it. */
export function fromPlain(plain: unknown, depth: number): Val {
  if (depth > LIMITS.depth) throw new Refusal("limit", `exceeds a limit: ${LIMITS.depth} levels of nesting`);
  if (plain === null || plain === undefined) return nullVal();
  if (typeof plain === "string") return textVal(plain.normalize("NFC"));
  if (typeof plain === "boolean") return boolVal(plain);
  if (typeof plain === "number")
    return numberVal(fromDouble(plain) ?? refuse("this number is out of bounds"));
  if (Array.isArray(plain)) return tupleVal(plain.map((item) => fromPlain(item, depth + 1)));
  return objectVal(
    Object.entries(plain).map(([key, entry]) => [key.normalize("NFC"), fromPlain(entry, depth + 1)] as const),
  );
}
