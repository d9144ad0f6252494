import type { ScalarNode, TreeNode } from "./tree.ts";
import { WrittenNumber } from "./written-number.ts";
import { parseYaml } from "./yaml.ts";
import { isKeyTwice } from "./yaml-reader.ts";

/**
 * A YAML text as plain arrays, objects and scalars, as Terraform reads it: the core schema of YAML 1.2 with the booleans
 * and the times of 1.1; of a key that is there twice the last counts. Throws where Terraform refuses it: several documents, a
 * tag or directive that it does not know; and a `RangeError` where a limit cuts it off.
 */
export function decodeYaml(text: string): unknown {
  const { value, diagnostics } = parseYaml({ path: "", text });
  const problem = diagnostics.find((one) => !isKeyTwice(one));
  if (problem?.code === "limit" || problem?.code === "too-deep") throw new RangeError(problem.message);
  if (problem) throw new Error(problem.message);
  checkDirectives(text);
  if (value === undefined) throw new Error("there is no value");
  return dataOf(value, text);
}

/** Before the document: comments, and what says how it is to be read. */
function checkDirectives(text: string): void {
  for (const line of text.split("\n")) {
    if (line.startsWith("%") && !/^%(?:YAML[ \t]+1\.1|TAG[ \t].*)[ \t\r]*(?:#.*)?$/.test(line))
      throw new Error(`the directive ${line.trimEnd()} is not known`);
    if (!/^(?:%.*|[ \t]*(?:#.*)?)\r?$/.test(line)) return;
  }
}

function dataOf(node: TreeNode, text: string): unknown {
  if (node.tag !== undefined) throw new Error(`the tag ${node.tag} has no meaning here`);
  if (node.kind === "mapping" && tagBefore(node.start, text) === "set") throw new Error("a set is not read");
  switch (node.kind) {
    case "scalar":
      return scalarOf(node, text);
    case "sequence":
      return node.items.map((item) => dataOf(item, text));
    case "mapping":
      return Object.fromEntries(
        [...node.entries.values()].map(({ key, keySpan, value }) => [
          keyOf(key, keySpan.start, text),
          dataOf(value, text),
        ]),
      );
    case "invalid":
      throw new Error("a part of the text cannot be read");
  }
}

function keyOf(key: string, start: number, text: string): string {
  if (isQuoted(start, text)) return key;
  const read = plainOf(key);
  if (read === null) throw new Error("a key is null");
  // `1.0` and `1` are one key.
  return String(read instanceof WrittenNumber ? Number(read.text) : read);
}

function scalarOf({ text: decoded, start }: ScalarNode, text: string): unknown {
  // A quoted text stays one, whatever its tag says.
  if (isQuoted(start, text)) return decoded;
  const tag = tagBefore(start, text);
  if (tag === "str" || tag === "binary") return decoded;
  const read = plainOf(decoded);
  if (typeof read === "string" && VALUES.has(tag ?? "")) throw new Error(`${decoded} is no ${tag}`);
  return read;
}

/** Tags of what is not a text. */
const VALUES: ReadonlySet<string> = new Set(["int", "float", "bool", "null"]);

function isQuoted(start: number, text: string): boolean {
  return /["'|>]/.test(text[start] ?? "");
}

/** `str` of `!!str`, which may stand before an anchor. */
function tagBefore(start: number, text: string): string | undefined {
  return /!!(\w+)\s+(?:&\S+\s+)?$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
}

const TRUE = /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const PLAIN_INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const OTHER_BASE = /^0(?:o[0-7]{1,20}|x[0-9a-fA-F]{1,15})$/;
const TIME =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)| (\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?)?$/;

function plainOf(text: string): unknown {
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (NUMBER.test(text)) return PLAIN_INTEGER.test(text) ? Number(text) : new WrittenNumber(text);
  if (OTHER_BASE.test(text)) return new WrittenNumber(String(BigInt(text)));
  if (/^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/.test(text)) throw new Error(`${text} is no number`);
  return timeOf(text) ?? text;
}

/** A date or a time, in the form of RFC 3339. */
function timeOf(text: string): string | undefined {
  const [, year, month = "", day = "", h, m, s, zone = "Z", hour, minute, second] = TIME.exec(text) ?? [];
  if (year === undefined) return undefined;
  const two = (digits: string | undefined) => (digits ?? "").padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = [two(h ?? hour), two(m ?? minute), two(s ?? second)].join(":");
  const parsed = new Date(`${date}T${clock}Z`);
  const isDate = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return isDate ? `${date}T${clock}${zone === "+00:00" ? "Z" : zone}` : undefined;
}
