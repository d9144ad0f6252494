import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import type { Report } from "../finding.ts";
import { PROJECT } from "../project.ts";
import type { ReportContext } from "../report/context.ts";
import { withoutColor } from "../report/context.ts";
import { diagnosticsText } from "../report/diagnostics.ts";
import type { FormatName } from "../report/format-names.ts";
import type { Format } from "../report/formats.ts";
import { pretty } from "../report/pretty.ts";
import { count, visible } from "../report/text.ts";
import type { RunResult } from "../run.ts";
import type { CheckCommand, ColorChoice, Output } from "./arguments.ts";
import { useColor } from "./color.ts";
import { displayPathFrom } from "./display-path.ts";
import type { Services, Session, Stream } from "./session.ts";
import { widthOf } from "./width.ts";

const FILE_WIDTH = 100;

/** `originlint check`: runs, writes the reports asked for, says on the error stream what stood in the way. */
export async function check(
  command: CheckCommand,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const now = command.now ?? sourceDate(session) ?? session.now();
  const result = await services.run({
    paths: command.paths,
    workingDirectory: session.workingDirectory,
    config: command.config,
    vars: command.vars,
    varFiles: command.varFiles,
    policies: command.policies,
    environment: session.environment,
    now,
  });
  const { report } = result;
  tellDiagnostics(report, command, result, session);
  let written = true;
  for (const output of command.outputs) {
    written = (await write(output, result, command, session)) && written;
  }
  if (!written) return 2;
  const failOn = command.failOn ?? result.config.failOn ?? "error";
  const status = exitStatus(report, { failOn, strict: command.strict });
  if (status === 3) session.error.write(`${strictText(report)}\n`);
  return status;
}

/** Whether the output could be written. */
async function write(
  output: Output,
  result: RunResult,
  command: CheckCommand,
  session: Session,
): Promise<boolean> {
  const format = await formatOf(output.format);
  const context = contextFor(session.out, command.color, result, session);
  if (output.file === undefined) {
    session.out.write(format(result.report, { ...context, quiet: command.quiet }));
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

function tellDiagnostics(report: Report, command: CheckCommand, result: RunResult, session: Session): void {
  const told = report.diagnostics.filter((one) => !command.quiet || one.severity === "error");
  if (told.length === 0) return;
  const text = diagnosticsText(told, contextFor(session.error, command.color, result, session));
  // On a terminal the findings follow right below.
  session.error.write(session.error.isTerminal ? `${text}\n` : text);
}

function contextFor(stream: Stream, color: ColorChoice, result: RunResult, session: Session): ReportContext {
  return {
    color: useColor(color, session.environment, stream.isTerminal),
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
  const { undecided } = report.summary.originRequests;
  const left = undecided > 0 ? count(undecided, "origin request") : "something";
  return `${PROJECT.name}: ${left} could not be decided, and --strict asks for that (exit status 3)`;
}
