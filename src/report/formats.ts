import type { Report } from "../finding.ts";
import { concise } from "./concise.ts";
import type { ReportContext } from "./context.ts";
import type { FormatName } from "./format-names.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** A format: a pure function from what a run found to text that ends with a line end, or is empty. */
export type Format = (report: Report, context: ReportContext) => string;

/** Every format by the name that `--format` takes. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  pretty,
  concise,
  json,
  sarif,
  github,
  markdown,
};
