import type { Report } from "../finding.ts";
import { concise } from "./concise.ts";
import type { ReportContext } from "./context.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** A format: a pure function from what a run found to text that ends with a line end, or is empty. */
export type Format = (report: Report, context: ReportContext) => string;

/** Every format by the name that `--format` takes. */
export const FORMATS = { pretty, concise, json, sarif, github, markdown } as const satisfies Record<
  string,
  Format
>;

export type FormatName = keyof typeof FORMATS;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
