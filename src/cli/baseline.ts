import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { writeBaseline } from "../baseline/baseline.ts";
import { type ExitStatus, isFatal } from "../exit-status.ts";
import { PROJECT } from "../project.ts";
import { count, visible } from "../report/text.ts";
import type { BaselineCommand } from "./arguments.ts";
import { runOptions } from "./check.ts";
import { tellDiagnostics } from "./reporting.ts";
import type { Services, Session } from "./session.ts";

/** `originlint baseline`: writes what is found now. Nothing is written where the job could not be done. */
export async function baseline(
  command: BaselineCommand,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const options = await runOptions(command, session);
  const result = await services.run({ ...options, baseline: false });
  tellDiagnostics(result, command, session);
  if (result.baseline === undefined || result.report.diagnostics.some(isFatal)) return 2;
  const file = resolve(session.workingDirectory, command.baseline || join(result.root, result.baseline));
  const shown = relative(session.workingDirectory, file);
  try {
    writeFileSync(file, writeBaseline(result.report.findings));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    session.error.write(`${PROJECT.name}: cannot write ${visible(shown)}: ${visible(why)}\n`);
    return 2;
  }
  session.out.write(`${count(result.report.findings.length, "finding")} in ${visible(shown)}\n`);
  return 0;
}
