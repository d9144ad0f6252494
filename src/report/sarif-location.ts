import type { Place } from "../source/place.ts";
import type { ReportContext } from "./context.ts";
import { oneLine } from "./source-lines.ts";

/** A place for GitHub: one line, all four bounds, a relative URI with each segment encoded. */
export function physicalLocation(place: Place, context: ReportContext) {
  const { file, start, end } = oneLine(place, context.source(place.file));
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** A path of the repository as a relative URI. */
export function uriOf(file: string): string {
  return file
    .split("/")
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}
