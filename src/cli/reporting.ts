import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import type { Report } from "../finding.ts";
import { PROJECT } from "../project.ts";
import { type Detail, type ReportContext, withoutColor } from "../report/context.ts";
import { diagnosticsText } from "../report/diagnostics.ts";
import type { FormatName } from "../report/format-names.ts";
import type { Format } from "../report/formats.ts";
import { pretty } from "../report/pretty.ts";
import { requestCounts } from "../report/pretty-summary.ts";
import { count, visible } from "../report/text.ts";
import type { RunResult } from "../run.ts";
import type { Output, ReportingCommand } from "./arguments.ts";
import { useColor } from "./color.ts";
import { displayPathFrom } from "./display-path.ts";
import type { Session, Stream } from "./session.ts";
import { widthOf } from "./width.ts";

const FILE_WIDTH = 100;

/** What a command makes of a run: the reports asked for, what stood in the way on the error stream, the exit status. */
export async function deliver(
  result: RunResult,
  command: ReportingCommand,
  session: Session,
  detail?: Detail,
): Promise<ExitStatus> {
  const { report } = result;
  tellDiagnostics(result, command, session);
  let written = true;
  for (const output of command.outputs) {
    written = (await write(output, result, command, session, detail)) && written;
  }
  if (!written) return 2;
  tellNothingJudged(report, command, session);
  const failOn = command.failOn ?? result.config.failOn ?? "error";
  const status = exitStatus(report, { failOn, strict: command.strict });
  if (status === 3) session.error.write(`${strictText(report)}\n`);
  return status;
}

/** The time to judge by: the flag, else SOURCE_DATE_EPOCH, else the clock. */
export function timeOf(command: ReportingCommand, session: Session): number {
  return command.now ?? sourceDate(session) ?? session.now();
}

/** Whether the output could be written. */
async function write(
  output: Output,
  result: RunResult,
  command: ReportingCommand,
  session: Session,
  detail: Detail | undefined,
): Promise<boolean> {
  const format = await formatOf(output.format);
  const context = { ...contextFor(session.out, command, result, session), ...(detail && { detail }) };
  if (output.file === undefined) {
    session.out.write(format(result.report, { ...context, quiet: command.quiet, verbose: command.verbose }));
    return true;
  }
  try {
    const text = format(result.report, withoutColor(context, FILE_WIDTH));
    writeFileSync(resolve(session.workingDirectory, output.file), text);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    session.error.write(`${PROJECT.name}: cannot write ${visible(output.file)}: ${visible(why)}\n`);
    return false;
  }
}

/** The other formats are loaded only when they are asked for. */
async function formatOf(name: FormatName): Promise<Format> {
  return name === "pretty" ? pretty : (await import("../report/formats.ts")).FORMATS[name];
}

export function tellDiagnostics(result: RunResult, command: ReportingCommand, session: Session): void {
  const { diagnostics } = result.report;
  const told = diagnostics.filter((one) => !command.quiet || one.severity === "error");
  if (told.length === 0) return;
  const text = diagnosticsText(told, contextFor(session.error, command, result, session));
  // On a terminal the findings follow right below.
  session.error.write(session.error.isTerminal ? `${text}\n` : text);
}

/** An empty list of findings says nothing of what was judged; the other formats do. */
function tellNothingJudged(report: Report, { outputs, quiet }: ReportingCommand, session: Session): void {
  const isList = outputs.some(({ format, file }) => format === "concise" && file === undefined);
  const { proven, broken } = report.summary.originRequests;
  const isTold = report.diagnostics.some(({ code, severity }) => severity === "error" || TOLD.has(code));
  if (!isList || quiet || isTold || report.findings.length + proven + broken > 0) return;
  session.error.write(`${PROJECT.name}: ${requestCounts(report)}\n`);
}

/** Diagnostics that say that there was nothing to judge. */
const TOLD: ReadonlySet<string> = new Set(["no-distribution", "no-infrastructure"]);

function contextFor(
  stream: Stream,
  command: ReportingCommand,
  result: RunResult,
  session: Session,
): ReportContext {
  return {
    color: useColor(command.color, session.environment, stream.isTerminal),
    width: widthOf(stream),
    source: (file) => result.source(file),
    displayPath: displayPathFrom(session.workingDirectory, result.root),
  };
}

/** https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970. */
function sourceDate(session: Session): number | undefined {
  const text = session.environment.SOURCE_DATE_EPOCH;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) * 1000 : undefined;
}

function strictText(report: Report): string {
  return `${PROJECT.name}: ${whatIsOpen(report)}, and --strict asks for that (exit status 3)`;
}

function whatIsOpen(report: Report): string {
  const { undecided } = report.summary.originRequests;
  if (undecided > 0) return `${count(undecided, "origin request")} could not be decided`;
  const notRun = report.probes.filter(({ outcome }) => outcome === "not-run").length;
  if (notRun > 0 && report.undecided.length === 0) return `${count(notRun, "question")} could not be asked`;
  return "something could not be decided";
}
