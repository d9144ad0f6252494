import type { ExitStatus } from "../exit-status.ts";
import type { ProbeOptions } from "../verify/options.ts";
import type { ProbeCommand } from "./arguments.ts";
import { inputOf } from "./input.ts";
import { withProgress } from "./progress.ts";
import { deliver, timeOf } from "./reporting.ts";
import type { Services, Session } from "./session.ts";

/** `originlint probe`: asks origins that are named by hand, and shows all that they answered. */
export async function probe(
  command: ProbeCommand,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const options = await probeOptions(command, session);
  const result = await withProgress(command, session, (live) => services.probe({ ...options, live }));
  return deliver(result, command, session, "page");
}

async function probeOptions(command: ProbeCommand, session: Session): Promise<Omit<ProbeOptions, "live">> {
  const { request, config, policies } = command;
  return {
    request,
    ...(await inputOf(request.distribution === undefined ? [] : [request.distribution], session)),
    workingDirectory: session.workingDirectory,
    environment: session.environment,
    config,
    policies,
    now: timeOf(command, session),
  };
}
