import type { Files } from "../../source/files.ts";
import { startOf } from "../../source/place.ts";
import type { Reason } from "../../value.ts";

/** A file that is part of a module and is not read: it may hold anything. */
export interface UnreadFile {
  readonly path: string;
  readonly why: Reason;
  readonly namesDistribution: boolean;
}

export function unreadFile(path: string, says: string, files: Files): UnreadFile {
  return {
    path,
    why: { what: path, why: "unsupported-syntax", says, at: startOf(path) },
    namesDistribution: files.mentions(path, DISTRIBUTIONS),
  };
}

const DISTRIBUTIONS = ["aws_cloudfront_distribution", "aws_cloudfront_multitenant_distribution"];
