import { isUtf8 } from "node:buffer";
import type { ReadResult } from "./files.ts";

/** A byte order mark is dropped, as Terraform and CloudFormation do. */
export function decode(path: string, bytes: Buffer): ReadResult {
  const text = printedText(bytes) ?? (isUtf8(bytes) ? textOf(bytes) : undefined);
  return text === undefined ? { ok: false, why: "not-utf8" } : { ok: true, file: { path, text } };
}

/** The same for what came on the standard input, of which everything is looked at. */
export function textOf(bytes: Buffer): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return printedText(bytes) ?? bytes.toString("utf8", start);
}

/** Terraform and CloudFormation take no UTF-16, so only what PowerShell makes of the output of `terraform show` is read. */
function printedText(bytes: Buffer): string | undefined {
  const text = textOfUtf16(bytes);
  const isPlan = text !== undefined && /^\s*\{/.test(text) && text.includes('"format_version"');
  return isPlan ? text : undefined;
}

/** Of a text with a byte order mark of UTF-16. */
function textOfUtf16(bytes: Buffer): string | undefined {
  const mark = bytes.length % 2 === 0 ? bytes.subarray(0, 2).toString("hex") : "";
  if (mark === "fffe") return bytes.toString("utf16le", 2);
  return mark === "feff" ? Buffer.from(bytes).swap16().toString("utf16le", 2) : undefined;
}
