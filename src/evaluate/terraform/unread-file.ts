import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import { startOf } from "../../source/place.ts";
import type { Reason } from "../../value.ts";

/** A file that is part of a module and is not read: it may hold anything. */
export interface UnreadFile {
  readonly path: string;
  readonly why: Reason;
  readonly namesDistribution: boolean;
}

/** What a file is that Terraform or OpenTofu reads and this tool does not, by its name. */
export function unreadSyntax(name: string): string | undefined {
  if (name.startsWith(".")) return undefined;
  if (name.endsWith(".tf.json")) return "is JSON configuration, which is not read yet";
  return /\.tofu(\.json)?$/.test(name)
    ? "is configuration for OpenTofu alone, which is not read yet"
    : undefined;
}

export function unreadFile(path: string, says: string, files: Files): UnreadFile {
  return {
    path,
    why: { what: path, why: "unsupported-syntax", says, at: startOf(path) },
    namesDistribution: files.mentions(path, DISTRIBUTIONS),
  };
}

const DISTRIBUTIONS = ["aws_cloudfront_distribution", "aws_cloudfront_multitenant_distribution"];

/** Nothing of a run is left out without a word. */
export function notRead(path: string, says: string): Diagnostic {
  return { severity: "warning", code: "evaluation", message: `${path} ${says}`, place: startOf(path) };
}
