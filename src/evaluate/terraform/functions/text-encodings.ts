import { refuse } from "../refusal.ts";
import { STRING } from "../type.ts";
import { textVal, unknownVal, type Val } from "../val.ts";
import { type CallContext, type FunctionTable, reasonOfCall, textArg } from "./spec.ts";

export const TEXT_ENCODINGS: FunctionTable = {
  textencodebase64: { fallible: true, params: [STRING, STRING], returns: STRING, apply: encodeText },
  textdecodebase64: { fallible: true, params: [STRING, STRING], returns: STRING, apply: decodeText },
};

/** A text in some encoding; `undefined` where it has characters that the encoding lacks. */
interface Encoding {
  encode(text: string): Buffer | undefined;
  /** `undefined` where some bytes mean nothing. */
  decode(bytes: Buffer): string | undefined;
}

const UTF_8: Encoding = {
  encode: (text) => Buffer.from(text),
  decode: (bytes) => defined(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)),
};

/** The byte order of UTF-16 without a mark is big-endian, and a mark is written and taken off. */
const UTF_16: Encoding = {
  encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  decode(bytes) {
    const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
    const isMarked = isLittle || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return (isLittle ? littleEndian : bigEndian)(isMarked ? bytes.subarray(2) : bytes);
  },
};

/** Node 20's own decoder takes it for ISO 8859-1. */
const WINDOWS_1252 = [
  ...bytes(0, 0x80),
  ..."\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f",
  ..."\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178",
  ...bytes(0xa0, 0x100),
];

/** The names of IANA's register that Terraform knows and that occur; the others are unknown. */
const ENCODINGS: Readonly<Record<string, Encoding>> = {
  "utf-8": UTF_8,
  "utf-16": UTF_16,
  "utf-16le": { encode: (text) => Buffer.from(text, "utf16le"), decode: littleEndian },
  "utf-16be": { encode: (text) => Buffer.from(text, "utf16le").swap16(), decode: bigEndian },
  "us-ascii": ofTable(bytes(0, 0x80)),
  "iso-8859-1": { encode: (text) => latin(text), decode: (bytes) => bytes.toString("latin1") },
  "iso-8859-2": singleByte("iso-8859-2"),
  "iso-8859-15": singleByte("iso-8859-15"),
  "windows-1250": singleByte("windows-1250"),
  "windows-1251": singleByte("windows-1251"),
  "windows-1252": ofTable(WINDOWS_1252),
  "koi8-r": singleByte("koi8-r"),
};

const ALIASES: Readonly<Record<string, string>> = {
  csutf8: "utf-8",
  csutf16: "utf-16",
  csutf16le: "utf-16le",
  csutf16be: "utf-16be",
  latin1: "iso-8859-1",
  l1: "iso-8859-1",
  "iso_8859-1": "iso-8859-1",
  ibm819: "iso-8859-1",
  cp819: "iso-8859-1",
  cswindows1252: "windows-1252",
};

function littleEndian(bytes: Buffer): string | undefined {
  return bytes.length % 2 === 1 ? undefined : defined(Buffer.from(bytes.toString("utf16le")).toString());
}

function bigEndian(bytes: Buffer): string | undefined {
  return bytes.length % 2 === 1 ? undefined : littleEndian(Buffer.from(bytes).swap16());
}

function latin(text: string): Buffer | undefined {
  return /^[\0-\xff]*$/.test(text) ? Buffer.from(text, "latin1") : undefined;
}

/** Encodings of one byte per character, by the table that the decoder of the platform has. */
function singleByte(label: string): Encoding {
  let encoding: Encoding | undefined;
  const made = () => {
    const decoder = new TextDecoder(label);
    encoding ??= ofTable(Array.from({ length: 0x100 }, (_, byte) => decoder.decode(Uint8Array.of(byte))));
    return encoding;
  };
  return { encode: (text) => made().encode(text), decode: (encoded) => made().decode(encoded) };
}

function ofTable(table: readonly string[]): Encoding {
  return {
    encode(text) {
      const encoded = [...text].map((character) => table.indexOf(character));
      return encoded.includes(-1) ? undefined : Buffer.from(encoded);
    },
    decode: (encoded) => defined([...encoded].map((byte) => table[byte] ?? "\ufffd").join("")),
  };
}

function bytes(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i));
}

function defined(text: string): string | undefined {
  return text.includes("\ufffd") ? undefined : text;
}

function encodeText(args: readonly Val[], context: CallContext): Val {
  const found = encodingOf(textArg(args, 1), context);
  if (found.kind === "unknown") return found.value;
  const bytes = found.encoding.encode(Buffer.from(textArg(args, 0)).toString());
  if (!bytes) return refuse("textencodebase64: the text has characters that the encoding lacks");
  return textVal(bytes.toString("base64"));
}

function decodeText(args: readonly Val[], context: CallContext): Val {
  const found = encodingOf(textArg(args, 1), context);
  if (found.kind === "unknown") return found.value;
  const bytes = base64Bytes(textArg(args, 0)) ?? refuse("textdecodebase64: this is not valid base64");
  const text = found.encoding.decode(bytes);
  if (text === undefined) return refuse("textdecodebase64: the bytes mean nothing in this encoding");
  return textVal(text.normalize("NFC"));
}

type Found =
  | { readonly kind: "known"; readonly encoding: Encoding }
  | { readonly kind: "unknown"; readonly value: Val };

function encodingOf(name: string, context: CallContext): Found {
  const folded = name.toLowerCase();
  const known = ALIASES[folded] ?? folded;
  const encoding = Object.hasOwn(ENCODINGS, known) ? ENCODINGS[known] : undefined;
  if (encoding) return { kind: "known", encoding };
  const why = reasonOfCall(context, "unsupported-function", "is not evaluated for this encoding");
  return { kind: "unknown", value: unknownVal([why], { type: STRING, notNull: true, mayFail: true }) };
}

/** Strict, as Go's: whole groups of four with their padding; line breaks are ignored. `undefined` for anything else. */
export function base64Bytes(written: string): Buffer | undefined {
  const text = written.replace(/[\r\n]/g, "");
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? Buffer.from(text, "base64")
    : undefined;
}
