import type { Budget } from "../budget.ts";
import { fromPlain, parseJson } from "../json.ts";
import { formatNumber } from "../number.ts";
import { Refusal, refuse } from "../refusal.ts";
import { mergeParts, partsOf, textOf } from "../text.ts";
import { ANY, listOf, mapOf, STRING } from "../type.ts";
import {
  force,
  listVal,
  objectVal,
  type Part,
  sizeOf,
  textVal,
  type UnknownVal,
  unknownVal,
  type Val,
} from "../val.ts";
import { type CallContext, type FunctionTable, reasonOfCall, textArg, unknownOf } from "./spec.ts";
import { base64Bytes } from "./text-encodings.ts";
import { encodeYaml } from "./yaml-encode.ts";

export const ENCODINGS: FunctionTable = {
  jsonencode: {
    params: [ANY],
    returns: STRING,
    nullable: true,
    partial: true,
    apply: ([value], { scope }) =>
      encodedJson(value ?? refuse("an argument is required"), scope.module.budget),
  },
  jsondecode: {
    fallible: true,
    params: [STRING],
    returns: ANY,
    apply: (args, { scope }) => charged(textArg(args, 0), scope.module.budget, parseJson),
  },
  yamlencode: {
    params: [ANY],
    returns: STRING,
    nullable: true,
    apply: ([value], { scope }) =>
      textVal(encodeYaml(value ?? refuse("an argument is required"), scope.module.budget)),
  },
  yamldecode: { fallible: true, params: [STRING], returns: ANY, apply: decodeYaml },
  base64encode: {
    params: [STRING],
    returns: STRING,
    apply: (args) => textVal(Buffer.from(textArg(args, 0)).toString("base64")),
  },
  base64decode: { fallible: true, params: [STRING], returns: STRING, apply: decodeBase64 },
  base64gzip: { params: [STRING], returns: STRING, apply: compressed },
  urlencode: { params: [STRING], returns: STRING, apply: (args) => textVal(encodeUrl(textArg(args, 0))) },
  csvdecode: { fallible: true, params: [STRING], returns: listOf(mapOf(STRING)), apply: decodeCsv },
};

function charged(text: string, budget: Budget, use: (text: string) => Val): Val {
  budget.text(text.length);
  return use(text);
}

/** JSON as Go writes it; keys are in order already. */
export function encodeJson(value: Val, budget: Budget): string {
  const [text = ""] = jsonParts(value, budget)?.parts ?? [];
  return typeof text === "string" ? text : "";
}

/** Of what is known but for texts that need no escapes, those parts that are known. */
function encodedJson(value: Val, budget: Budget): Val {
  const written = jsonParts(value, budget);
  return written ? textOf(written.parts, written.unknown) : unknownOf([value], { type: STRING });
}

interface WrittenJson {
  readonly parts: Part[];
  readonly unknown: UnknownVal[];
}

function jsonParts(
  value: Val,
  budget: Budget,
): { readonly parts: readonly Part[]; readonly unknown: readonly UnknownVal[] } | undefined {
  budget.spend(sizeOf(value) / 2);
  const into: WrittenJson = { parts: [], unknown: [] };
  if (!writeJson(value, into)) return undefined;
  const parts = mergeParts(into.parts);
  budget.text(parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0));
  return { parts, unknown: into.unknown };
}

/** False where it is not known what stands there. */
function writeJson(lazy: Val, into: WrittenJson): boolean {
  const value = force(lazy);
  switch (value.kind) {
    case "string":
      into.parts.push(quote(value.value));
      return true;
    case "number":
      into.parts.push(formatNumber(value.value));
      return true;
    case "bool":
      into.parts.push(String(value.value));
      return true;
    case "sequence":
      return writeAll(
        "[",
        "]",
        value.items.map((item) => ["", item] as const),
        into,
      );
    case "record":
      return writeAll(
        "{",
        "}",
        [...value.entries].map(([key, entry]) => [`${quote(key)}:`, entry] as const),
        into,
      );
    case "unknown":
      return writeUnknown(value, into);
    default:
      into.parts.push("null");
      return true;
  }
}

/** What AWS chooses as a name, an ARN or a host holds nothing that JSON escapes; anything else may, and may be null. */
function writeUnknown(value: UnknownVal, into: WrittenJson): boolean {
  const parts = value.notNull && value.type.kind === "string" ? partsOf(value) : undefined;
  if (!parts?.every((part) => typeof part === "string" || part.kind !== undefined)) return false;
  const written = parts.map((part) => (typeof part === "string" ? quote(part).slice(1, -1) : part));
  into.parts.push('"', ...written, '"');
  into.unknown.push(value);
  return true;
}

function writeAll(
  open: string,
  close: string,
  items: readonly (readonly [string, Val])[],
  into: WrittenJson,
): boolean {
  into.parts.push(open);
  for (const [i, [prefix, item]] of items.entries()) {
    into.parts.push(i === 0 ? prefix : `,${prefix}`);
    if (!writeJson(item, into)) return false;
  }
  into.parts.push(close);
  return true;
}

/** As Go writes it: HTML's special characters and the two line separators escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function decodeYaml(args: readonly Val[], { scope }: CallContext): Val {
  const text = textArg(args, 0);
  scope.module.budget.text(text.length);
  const { yaml } = scope.module.place;
  if (!yaml)
    return unknownVal(
      [{ what: "yamldecode()", why: "unsupported-function", says: "is not evaluated here" }],
      { mayFail: true },
    );
  let plain: unknown;
  try {
    plain = yaml(text);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal("limit", `exceeds a limit: ${error.message}`);
    return refuse("yamldecode: this is not valid YAML");
  }
  return fromPlain(plain, 0);
}

function decodeBase64(args: readonly Val[]): Val {
  const bytes = base64Bytes(textArg(args, 0)) ?? refuse("base64decode: failed to decode base64 data");
  try {
    return textVal(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse("base64decode: the result is no UTF-8");
  }
}

/** Which bytes they are hangs on how Go's compressor searches: nothing reads them but a machine that boots. */
function compressed(_: readonly Val[], context: CallContext): Val {
  const why = reasonOfCall(context, "unsupported-function", "is compressed by Terraform's own means");
  return unknownVal([why], { type: STRING, notNull: true });
}

/** As Go's `url.QueryEscape`. */
function encodeUrl(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

function decodeCsv(args: readonly Val[], { scope }: CallContext): Val {
  const text = textArg(args, 0);
  scope.module.budget.text(text.length);
  const [header, ...rows] = parseCsv(text);
  if (!header) return refuse("csvdecode: missing header line");
  if (new Set(header).size < header.length) return refuse("csvdecode: duplicate column name");
  const items = rows.map((row) => {
    if (row.length !== header.length) return refuse("csvdecode: wrong number of fields");
    return objectVal(header.map((name, i) => [name, textVal(row[i] ?? "")] as const));
  });
  const attributes = new Map(header.map((name) => [name, { type: STRING, optional: false }] as const));
  return listVal(items, { kind: "object", attributes });
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) return refuse("csvdecode: a quote is misplaced");
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") {
      if (field.lastIndex === text.length) row.push("");
      else continue;
    }
    if (row.length > 1 || row[0] !== "" || match[1] !== undefined) rows.push(row);
    row = [];
  }
  return rows;
}

/** A lone surrogate, which a JSON escape can make, is no character that could be written as UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
