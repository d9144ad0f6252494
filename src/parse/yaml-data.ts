import type { ScalarNode, TreeNode } from "./tree.ts";
import { WrittenNumber } from "./written-number.ts";
import { parseYaml } from "./yaml.ts";

/**
 * A YAML text as plain arrays, objects and scalars, as Terraform reads it: the core schema of YAML 1.2 with the booleans
 * and the times of 1.1. Throws where it is none, where a limit cuts it off, and where it says what can be read in two
 * ways: a key twice, several documents, a tag of its own.
 */
export function decodeYaml(text: string): unknown {
  const { value, diagnostics } = parseYaml({ path: "", text });
  const [problem] = diagnostics;
  if (problem) throw new Error(problem.message);
  if (value === undefined) throw new Error("there is no value");
  return dataOf(value, text);
}

function dataOf(node: TreeNode, text: string): unknown {
  if (node.tag !== undefined) throw new Error(`the tag ${node.tag} has no meaning here`);
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

function scalarOf({ value, text: decoded, start }: ScalarNode, text: string): unknown {
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value === "string" && (isQuoted(start, text) || isTagged(start, text))) return value;
  return plainOf(decoded);
}

function isQuoted(start: number, text: string): boolean {
  return /["'|>]/.test(text[start] ?? "");
}

function isTagged(start: number, text: string): boolean {
  return /!!str\s+(?:&\S+\s+)?$/.test(text.slice(Math.max(0, start - 200), start));
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
