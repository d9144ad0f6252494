import { isUtf8 } from "node:buffer";
import type { ReadResult } from "./files.ts";

/** A byte order mark is dropped, as Terraform and CloudFormation do. */
export function decode(path: string, bytes: Buffer): ReadResult {
  if (!isUtf8(bytes)) return { ok: false, why: "not-utf8" };
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { ok: true, file: { path, text: bytes.toString("utf8", start) } };
}
