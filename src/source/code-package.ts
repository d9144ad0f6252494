import type { Datum, Provenance, Reason, Value } from "../value.ts";

/** One file of a function's code. */
export interface CodeFile {
  readonly text: string;
  /** The file of the repository that has, letter for letter, this text. */
  readonly path?: string;
  /** The argument that holds the text, where no file does. */
  readonly from?: Provenance;
  /** Something in the text is marked sensitive. */
  readonly sensitive?: true;
}

/** The files that a function is made of, by their names in its package. */
export interface CodePackage {
  readonly files: ReadonlyMap<string, CodeFile>;
  /** Not empty where the package may hold more code than is listed. */
  readonly open: readonly Reason[];
}

/** Stands in code for what a template fills in and is not known: a name in code, and a part of a text. */
export const PLACEHOLDER = /originlint_unknown_\d+/;

/** A text of code, with a placeholder for each part of it that is not known. */
export function codeText(value: Value<Datum> | undefined): string | undefined {
  if (value?.kind === "known") return typeof value.value === "string" ? value.value : undefined;
  if (value?.kind !== "unknown" || value.form?.kind !== "text") return undefined;
  const { parts } = value.form;
  if (!parts.some((part) => typeof part === "string" && part.includes("\n"))) return undefined;
  return parts
    .map((part, index) => (typeof part === "string" ? part : `originlint_unknown_${index}`))
    .join("");
}

export function isSensitive(value: Value<Datum>): boolean {
  return value.kind === "known" && value.sensitive === true;
}
