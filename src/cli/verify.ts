import type { ExitStatus } from "../exit-status.ts";
import type { VerifyCommand } from "./arguments.ts";
import { runOptions } from "./check.ts";
import { withProgress } from "./progress.ts";
import { deliver } from "./reporting.ts";
import type { Services, Session } from "./session.ts";

/** `originlint verify`: as `check`, and asks the origins. */
export async function verify(
  command: VerifyCommand,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const options = await runOptions(command, session);
  const result = await withProgress(command, session, (live) => services.run({ ...options, live }));
  return deliver(result, command, session);
}
