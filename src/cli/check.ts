import type { ExitStatus } from "../exit-status.ts";
import type { RunOptions } from "../run.ts";
import type { BaselineCommand, CheckCommand, VerifyCommand } from "./arguments.ts";
import { inputOf } from "./input.ts";
import { deliver, timeOf } from "./reporting.ts";
import type { Services, Session } from "./session.ts";

/** `originlint check`: runs, writes the reports asked for, says on the error stream what stood in the way. */
export async function check(
  command: CheckCommand,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const result = await services.run(await runOptions(command, session));
  return deliver(result, command, session);
}

/** What `check` and `verify` have in common. */
export async function runOptions(
  command: CheckCommand | VerifyCommand | BaselineCommand,
  session: Session,
): Promise<RunOptions> {
  return {
    paths: command.paths,
    ...(await inputOf(command.paths, session)),
    workingDirectory: session.workingDirectory,
    config: command.config,
    baseline: command.baseline,
    variables: command.variables,
    sourceRoot: command.sourceRoot,
    policies: command.policies,
    ...(command.runHandlers && session.node && { runHandlers: session.node }),
    environment: session.environment,
    now: timeOf(command, session),
  };
}
