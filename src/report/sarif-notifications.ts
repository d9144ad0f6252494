import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import type { Report, Undecided } from "../finding.ts";
import { isOutsidePath } from "../source/outside-files.ts";
import type { ReportContext } from "./context.ts";
import { blocker } from "./pretty-undecided.ts";
import { physicalLocation } from "./sarif-location.ts";
import { sentence } from "./text.ts";

type NotificationId = DiagnosticCode | "undecided" | "results-left-out";

/** What the run could not decide, could not read, or had to leave out. */
export function notifications(report: Report, leftOut: number, context: ReportContext) {
  const ids = idsOf(report);
  const made = [
    ...report.diagnostics.map((one) => ofDiagnostic(one, context)),
    ...report.undecided.map((one) => ofUndecided(one, context)),
  ];
  if (leftOut > 0) {
    made.push({
      id: "results-left-out",
      level: "warning",
      text: `${leftOut} results were left out.`,
      locations: [],
    });
  }
  return made.map(({ id, level, text, locations }) => ({
    descriptor: { id, index: ids.indexOf(id) },
    level,
    message: { text },
    locations,
  }));
}

/** The kinds of notification that the report has, for the tool's description of itself. */
export function notificationDescriptors(report: Report) {
  return idsOf(report).map((id) => ({
    id,
    shortDescription: { text: describe(id) },
    fullDescription: { text: describe(id) },
    help: { text: describe(id) },
  }));
}

function idsOf(report: Report): NotificationId[] {
  const codes = report.diagnostics.map((one) => one.code);
  return ["undecided", "results-left-out", ...[...new Set(codes)].sort()];
}

function describe(id: NotificationId): string {
  if (id === "undecided") return "An origin request could not be judged.";
  if (id === "results-left-out") return "GitHub shows 5,000 results of a run.";
  return `The run met a problem of the kind "${id}".`;
}

interface Notification {
  readonly id: NotificationId;
  readonly level: string;
  readonly text: string;
  readonly locations: readonly object[];
}

function ofDiagnostic(diagnostic: Diagnostic, context: ReportContext): Notification {
  const { code, severity, message, place } = diagnostic;
  // A file of the command line that lies outside is none that code scanning can show.
  const isOutside = place !== undefined && isOutsidePath(place.file);
  const text = isOutside ? `${message} (${place.file}:${place.start.line})` : message;
  const locations = place && !isOutside ? [{ physicalLocation: physicalLocation(place, context) }] : [];
  return { id: code, level: severity, text: `${sentence(text)}.`, locations };
}

function ofUndecided(undecided: Undecided, context: ReportContext): Notification {
  const what = sentence(undecided.originRequest ?? undecided.resource.address);
  const why = undecided.blockedBy.map(blocker).join("; ");
  const locations = [{ physicalLocation: physicalLocation(undecided.place, context) }];
  return { id: "undecided", level: "note", text: `${what} could not be judged: ${why}.`, locations };
}
