import type { RunOptions } from "../run.ts";
import type { Session } from "./session.ts";

/** The standard input, where one of the paths is `-`. */
export async function inputOf(
  paths: readonly string[],
  session: Session,
): Promise<Pick<RunOptions, "input">> {
  return paths.includes("-") ? { input: await session.readInput() } : {};
}
