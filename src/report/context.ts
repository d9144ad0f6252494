import type { Place } from "../source/place.ts";
import type { SourceFile } from "../source/source-file.ts";

/** `page`: all that was seen, as `probe` shows it. */
export type Detail = "page";

/** What a format may know besides the report itself. */
export interface ReportContext {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** Columns of the terminal, or what to wrap text at. */
  readonly width: number;
  /** Findings only: no undecided requests, no summary. */
  readonly quiet?: boolean;
  /** How each open value came about, too. */
  readonly verbose?: boolean;
  /** How much of what was asked is shown; left out, a line for each question. */
  readonly detail?: Detail;
  /** The text of a file by its path in the repository, for code frames. */
  source(file: string): SourceFile | undefined;
  /** How a person sees a path of the repository: relative to the working directory. */
  displayPath(file: string): string;
  /** Where a person can read that place in a browser. */
  link?(place: Place): string | undefined;
}

/** The same context for a text that is no terminal. */
export function withoutColor(context: ReportContext, width: number): ReportContext {
  return {
    color: false,
    width,
    ...(context.detail && { detail: context.detail }),
    ...(context.verbose && { verbose: true }),
    source: (file) => context.source(file),
    displayPath: (file) => context.displayPath(file),
    link: (place) => context.link?.(place),
  };
}
