import { type DerElement, latin1, oidOf, readElements, readInside, TAG } from "./der.ts";
import { attributeNames } from "./oids.ts";

export interface DistinguishedName {
  /** One line: `C=DE, O=Example, CN=www.example.com`; at most 300 characters. */
  readonly text: string;
  /** Equal for names that RFC 5280 §7.1 calls equal, as OpenSSL reads it: case (of ASCII), spaces and string types aside. */
  readonly comparable: string;
  /** The first one. */
  readonly commonName?: string;
}

/** From the DER of a Name; undefined where it is none. */
export function readName(der: Uint8Array): DistinguishedName | undefined {
  const sets = readInside(der, TAG.sequence)?.map(readSet);
  if (sets === undefined || !sets.every((set) => set !== undefined)) return undefined;
  const commonName = sets.flat().find(({ type }) => type === "2.5.4.3")?.text;
  return {
    text: shortened(sets.map((set) => set.map(written).join(" + ")).join(", ")),
    comparable: JSON.stringify(sets.map((set) => set.map(comparable).sort())),
    ...(commonName !== undefined && { commonName: shortened(printable(commonName)) }),
  };
}

/** Whatever may not stand in a line of text is written as `\x00`. */
export const printable = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\x${hex(character.codePointAt(0) ?? 0)}`);

interface Attribute {
  readonly type: string;
  /** Absent where it is no text. */
  readonly text?: string;
  readonly value: DerElement;
}

function readSet({ tag, content }: DerElement): readonly Attribute[] | undefined {
  const attributes = tag === TAG.set ? readElements(content)?.map(readAttribute) : undefined;
  return attributes?.every((attribute) => attribute !== undefined) ? attributes : undefined;
}

function readAttribute({ tag, content }: DerElement): Attribute | undefined {
  const [oid, value, ...others] = (tag === TAG.sequence && readElements(content)) || [];
  const type = oid?.tag === TAG.oid ? oidOf(oid.content) : undefined;
  if (type === undefined || value === undefined || others.length > 0) return undefined;
  const text = textOf(value);
  return { type, value, ...(text !== undefined && { text }) };
}

/** UTF8String, PrintableString, TeletexString, IA5String, VisibleString, UniversalString, BMPString. */
function textOf({ tag, content }: DerElement): string | undefined {
  if (tag === 12) return Buffer.from(content).toString("utf8");
  if (tag === 19 || tag === 20 || tag === 22 || tag === 26) return latin1(content);
  if (tag === 28) return wide(content, 4);
  return tag === 30 ? wide(content, 2) : undefined;
}

function wide(content: Uint8Array, size: 2 | 4): string {
  const units: number[] = [];
  for (let at = 0; at + size <= content.length; at += size) {
    const unit = content.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
    units.push(unit > 0x10ffff ? 0xfffd : unit);
  }
  return units.map((unit) => String.fromCodePoint(unit)).join("");
}

function written({ type, text, value }: Attribute): string {
  const said = text === undefined ? `#${Buffer.from(value.bytes).toString("hex")}` : escaped(text);
  return `${attributeNames.get(type) ?? type}=${said}`;
}

const escaped = (text: string): string =>
  printable(text.replace(/[\\,+"<>;]/g, (character) => `\\${character}`));

function comparable({ type, text, value }: Attribute): string {
  if (text === undefined) return `${type}=#${Buffer.from(value.bytes).toString("hex")}`;
  const folded = text.trim().replace(/\s+/g, " ");
  return `${type}=${folded.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}`;
}

const shortened = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 299)}…`);
const hex = (code: number): string => code.toString(16).padStart(2, "0");
