import { FAIL_ON, type FailOn } from "../config.ts";
import { didYouMean } from "../did-you-mean.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What the workflow asks for; action.yml describes each. Paths are relative to the workspace. */
export interface ActionInputs {
  readonly paths: readonly string[];
  /** Left out: what the config says, else `error`. */
  readonly failOn?: FailOn;
  readonly strict: boolean;
  readonly config?: string;
  /** Left out: the one beside the config, if there is one. */
  readonly baseline?: string;
  /** The folder with the code of a plan. */
  readonly sourceRoot?: string;
  readonly varFiles: readonly string[];
  readonly policies: readonly string[];
  /** Left out: no SARIF. */
  readonly sarifFile?: string;
  readonly annotations: boolean;
  readonly summary: boolean;
}

/** The inputs, or a sentence for each that has no meaning. */
export type InputsRead =
  | { readonly ok: true; readonly inputs: ActionInputs }
  | { readonly ok: false; readonly mistakes: readonly string[] };

const BOOLEANS = ["true", "false"] as const;

/** GitHub hands an input over as `INPUT_` and its name in capitals; hyphens stay. */
export function readInputs(environment: Environment): InputsRead {
  const mistakes: string[] = [];
  const text = (name: string) => (environment[`INPUT_${name.toUpperCase()}`] ?? "").trim();
  const optional = (name: string) => text(name) || undefined;
  const lines = (name: string) =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const choice = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const given = text(name).toLowerCase();
    const chosen = choices.find((one) => one === given);
    if (given !== "" && chosen === undefined) {
      mistakes.push(`${name} takes ${choices.join(", ")}, not "${given}"${didYouMean(given, choices)}`);
    }
    return chosen;
  };
  const flag = (name: string, otherwise: boolean) => (choice(name, BOOLEANS) ?? String(otherwise)) === "true";

  const paths = lines("paths");
  const failOn = choice("fail-on", FAIL_ON);
  const config = optional("config");
  const baseline = optional("baseline");
  const sourceRoot = optional("source-root");
  const sarifFile = optional("sarif-file");
  const inputs: ActionInputs = {
    paths: paths.length > 0 ? paths : ["."],
    ...(failOn !== undefined && { failOn }),
    strict: flag("strict", false),
    ...(config !== undefined && { config }),
    ...(baseline !== undefined && { baseline }),
    ...(sourceRoot !== undefined && { sourceRoot }),
    varFiles: lines("var-files"),
    policies: lines("policies"),
    ...(sarifFile !== undefined && { sarifFile }),
    annotations: flag("annotations", true),
    summary: flag("summary", true),
  };
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, inputs };
}
