import type { ColorChoice } from "./arguments.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether to colour a stream: the flag decides, then NO_COLOR, FORCE_COLOR, and whether someone looks at it. */
export function useColor(choice: ColorChoice, environment: Environment, isTerminal: boolean): boolean {
  if (choice !== "auto") return choice === "always";
  if (isSet(environment.NO_COLOR)) return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== "0";
  if (environment.TERM === "dumb") return false;
  return isTerminal || isSet(environment.CI);
}

/** By the NO_COLOR convention, an empty variable is none. */
function isSet(variable: string | undefined): boolean {
  return variable !== undefined && variable !== "";
}
