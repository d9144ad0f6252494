import type { Diagnostic } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import { PROJECT } from "../project.ts";
import type { RunOptions } from "../run.ts";
import { startOf } from "../source/place.ts";

/**
 * Does the work on one input. A bug of ours that one input brings out (a stack that overflows, say) becomes a diagnostic that
 * names it, and the other inputs are still checked; with ORIGINLINT_DEBUG=1 it is thrown on, for its stack to be seen.
 */
export async function attempt(
  input: Input,
  { environment }: Pick<RunOptions, "environment">,
  work: () => Promise<void>,
): Promise<readonly Diagnostic[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [bugIn(input, error, environment)];
  }
}

/** The diagnostic for a bug of ours that an input brings out; in debugging it is thrown. */
export function bugIn(input: Input, error: unknown, environment: RunOptions["environment"]): Diagnostic {
  const name = "file" in input ? input.file : input.directory || ".";
  return { ...bugAt(name, error, environment), ...("file" in input && { place: startOf(input.file) }) };
}

/** The same, for work on something that is no input. */
export function bugAt(name: string, error: unknown, environment: RunOptions["environment"]): Diagnostic {
  if (environment?.ORIGINLINT_DEBUG === "1") throw error;
  const what = error instanceof Error ? error.message : String(error);
  return {
    severity: "error",
    code: "internal",
    fatal: true,
    message: `${PROJECT.name} ${PROJECT.version} met a bug of its own and left out ${name}: ${what}`,
    help: `Please report it at ${PROJECT.issues}; ORIGINLINT_DEBUG=1 shows where it happened`,
  };
}
