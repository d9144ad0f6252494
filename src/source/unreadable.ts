import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { LIMITS } from "../limits.ts";
import type { ReadFailure } from "./files.ts";
import { startOf } from "./place.ts";

const MEGABYTE = 1024 * 1024;

const FAILURES: Readonly<Record<ReadFailure, readonly [code: DiagnosticCode, says: string]>> = {
  "not-found": ["unreadable", "does not exist"],
  "broken-link": ["unreadable", "is a symbolic link that leads nowhere"],
  "not-a-file": ["unreadable", "is not a file"],
  "outside-repository": ["outside-repository", "leads outside the repository, where nothing is read"],
  "too-large": ["too-large", `is larger than ${LIMITS.fileBytes / MEGABYTE} MB, and was not read`],
  "not-utf8": ["encoding", "is not UTF-8 text"],
  unreadable: ["unreadable", "cannot be read"],
  limit: ["limit", ""],
};

/** A file that cannot be read, as an error. Once the limits are used up, all others make one diagnostic together. */
export function unreadable(path: string, why: ReadFailure): Diagnostic {
  if (why === "limit") {
    const megabytes = LIMITS.totalBytes / MEGABYTE;
    const message = `More than ${LIMITS.files} files or ${megabytes} MB are needed: not all of them were read`;
    return { severity: "error", code: "limit", message };
  }
  const [code, says] = FAILURES[why];
  const diagnostic = { severity: "error", code, message: `${path} ${says}` } as const;
  return why === "not-found" ? diagnostic : { ...diagnostic, place: startOf(path) };
}
