import type { VariableOption } from "../../run.ts";
import type { CodeInput } from "./command.ts";
import type { Flags } from "./flags.ts";
import { Misuse } from "./misuse.ts";

/** What `check` and `verify` read. */
export function codeInput(paths: readonly string[], flags: Flags): CodeInput {
  return {
    paths: paths.length > 0 ? paths : ["."],
    variables: flags
      .inOrder("var", "var-file")
      .map(({ name, text }) => (name === "var-file" ? { file: text } : variable(text))),
    sourceRoot: flags.text("source-root"),
    ...(flags.isSet("run-handlers") && { runHandlers: true }),
    ...baselineChoice(flags),
  };
}

function baselineChoice(flags: Flags): Pick<CodeInput, "baseline"> {
  const file = flags.text("baseline");
  if (!flags.isSet("no-baseline")) return file === undefined ? {} : { baseline: file };
  if (file !== undefined) throw new Misuse("--baseline and --no-baseline contradict each other");
  return { baseline: false };
}

function variable(text: string): VariableOption {
  const equals = text.indexOf("=");
  if (equals < 1) throw new Misuse(`--var takes name=value, not "${text}"`);
  return { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
