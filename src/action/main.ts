import { randomUUID } from "node:crypto";
import { reportBug } from "../cli/main.ts";
import type { Services, Session } from "../cli/session.ts";
import { type ExitStatus, exitStatus } from "../exit-status.ts";
import type { Report } from "../finding.ts";
import { PROJECT } from "../project.ts";
import type { ReportContext } from "../report/context.ts";
import { diagnosticsText } from "../report/diagnostics.ts";
import { command, github } from "../report/github.ts";
import { markdown } from "../report/markdown.ts";
import { pretty } from "../report/pretty.ts";
import { sarif } from "../report/sarif.ts";
import { uriOf } from "../report/sarif-location.ts";
import { sentence } from "../report/text.ts";
import type { RunResult } from "../run.ts";
import type { Place } from "../source/place.ts";
import { type ActionInputs, readInputs } from "./inputs.ts";
import { appendTo, outputLines, writeIntoWorkspace } from "./runner-files.ts";

const LOG_WIDTH = 120;
const RESULTS = { 0: "pass", 1: "findings", 2: "error", 3: "undecided" } as const satisfies Record<
  ExitStatus,
  string
>;

/** One step of a workflow; never throws. The session's working directory is the workspace. */
export async function act(session: Session, services: Pick<Services, "run">): Promise<ExitStatus> {
  try {
    const read = readInputs(session.environment);
    if (read.ok) return await lint(read.inputs, session, services);
    for (const mistake of read.mistakes)
      session.out.write(`${command("error", { title: PROJECT.name }, mistake)}\n`);
    writeOutputs(session, { result: RESULTS[2], "exit-code": 2 });
    return 2;
  } catch (error) {
    return reportBug(error, session);
  }
}

async function lint(
  inputs: ActionInputs,
  session: Session,
  services: Pick<Services, "run">,
): Promise<ExitStatus> {
  const result = await services.run({
    paths: inputs.paths,
    workingDirectory: session.workingDirectory,
    config: inputs.config,
    baseline: inputs.baseline,
    sourceRoot: inputs.sourceRoot,
    variables: inputs.varFiles.map((file) => ({ file })),
    policies: inputs.policies,
    environment: session.environment,
    now: session.now(),
  });
  const { report } = result;
  const context = contextFor(result, session);
  const failOn = inputs.failOn ?? result.config.failOn ?? "error";
  const status = exitStatus(report, { failOn, strict: inputs.strict });
  writeLog(report, context, session);
  if (inputs.annotations) session.out.write(github(report, context) + problems(report));
  if (inputs.summary) appendTo(session.environment.GITHUB_STEP_SUMMARY, markdown(report, context));
  const written = inputs.sarifFile === undefined || writeSarif(inputs.sarifFile, report, context, session);
  const final = written ? status : 2;
  writeOutputs(session, {
    result: RESULTS[final],
    findings: report.findings.length,
    errors: report.summary.findings.error,
    warnings: report.summary.findings.warning,
    undecided: report.summary.originRequests.undecided,
    // Uploading what a failed run did not find would close alerts that still hold.
    "sarif-file": final === 2 ? "" : (inputs.sarifFile ?? ""),
    "exit-code": final,
  });
  return final;
}

/** The log for people. No line of it may act as a workflow command, whatever the linted files say. */
function writeLog(report: Report, context: ReportContext, session: Session): void {
  const token = randomUUID();
  const text = `${diagnosticsText(report.diagnostics, context)}\n${pretty(report, context)}`;
  session.out.write(`::stop-commands::${token}\n${text}::${token}::\n`);
}

/** What kept the job from being done, as annotations. */
function problems(report: Report): string {
  const errors = report.diagnostics.filter((one) => one.severity === "error").slice(0, 10);
  return errors
    .map(({ message, place, code }) => {
      const at = place ? { file: place.file, line: place.start.line, col: place.start.column } : {};
      return `${command("error", { ...at, title: `${PROJECT.name}: ${code}` }, sentence(message))}\n`;
    })
    .join("");
}

function writeSarif(file: string, report: Report, context: ReportContext, session: Session): boolean {
  try {
    // GitHub would open an alert for what the code accepts.
    writeIntoWorkspace(session.workingDirectory, file, sarif({ ...report, suppressed: [] }, context));
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    session.out.write(
      `${command("error", { title: PROJECT.name }, `cannot write sarif-file ${file}: ${why}`)}\n`,
    );
    return false;
  }
}

function writeOutputs(session: Session, values: Readonly<Record<string, string | number>>): void {
  appendTo(session.environment.GITHUB_OUTPUT, outputLines(values, `end-${randomUUID()}`));
}

function contextFor(result: RunResult, session: Session): ReportContext {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: commit,
  } = session.environment;
  const link = (place: Place) => {
    if (!server || !repository || !commit) return undefined;
    return `${server}/${repository}/blob/${commit}/${uriOf(place.file)}#L${place.start.line}`;
  };
  return {
    color: true,
    width: LOG_WIDTH,
    source: (file) => result.source(file),
    displayPath: (file) => file,
    link,
  };
}
