import { parseArgs } from "node:util";
import { didYouMean } from "../did-you-mean.ts";
import { codeInput } from "./arguments/code-input.ts";
import {
  COLOR_CHOICES,
  COMMANDS,
  type Command,
  type CommandName,
  HELP_TOPICS,
  type HelpTopic,
  TEST_FORMATS,
} from "./arguments/command.ts";
import { Flags } from "./arguments/flags.ts";
import { liveFlags } from "./arguments/live-flags.ts";
import { Misuse } from "./arguments/misuse.ts";
import { checkOption, checkTaken, OPTIONS } from "./arguments/options.ts";
import { probeRequest } from "./arguments/probe-request.ts";
import { configChoice, reportingFlags } from "./arguments/reporting-flags.ts";

export type {
  BaselineCommand,
  CheckCommand,
  ColorChoice,
  Command,
  HelpTopic,
  Output,
  ProbeCommand,
  ReportingCommand,
  TestCommand,
  VerifyCommand,
} from "./arguments/command.ts";

/** Reads the arguments after the program's name. `isPath` tells a path from a mistyped command. */
export function parseArguments(args: readonly string[], isPath: (path: string) => boolean): Command {
  try {
    return parse(args, isPath);
  } catch (error) {
    if (error instanceof Misuse) return { kind: "misuse", message: error.message };
    throw error;
  }
}

function parse(args: readonly string[], isPath: (path: string) => boolean): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    verbose: false,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === "option");
  for (const option of options) checkOption(option);
  const [first, ...rest] = positionals;
  // After `--` there are only paths: `originlint -- check` checks a folder of that name.
  const kinds = tokens.map((token) => token.kind);
  const onlyPaths =
    kinds.includes("option-terminator") && kinds.indexOf("option-terminator") < kinds.indexOf("positional");
  const command = onlyPaths ? undefined : COMMANDS.find((name) => name === first);
  if (values.version === true) return { kind: "version" };
  if (values.help === true) return { kind: "help", topic: topicOf(command) };
  if (command === "help") return { kind: "help", topic: topicOf(rest[0]) };
  if (first !== undefined && command === undefined && !onlyPaths) refuseMistypedCommand(first, isPath);
  const name = command ?? "check";
  for (const option of options) checkTaken(option, name);
  return commandOf(name, command === undefined ? positionals : rest, new Flags(values, options));
}

function commandOf(name: Exclude<CommandName, "help">, words: readonly string[], flags: Flags): Command {
  switch (name) {
    case "explain":
      return explainCommand(words, flags);
    case "test":
      return testCommand(words, flags);
    case "probe":
      return {
        kind: name,
        request: probeRequest(words, flags),
        live: liveFlags(flags),
        ...reportingFlags(flags),
      };
    case "verify":
      return { kind: name, ...codeInput(words, flags), live: liveFlags(flags), ...reportingFlags(flags) };
    case "baseline":
    case "check":
      return { kind: name, ...codeInput(words, flags), ...reportingFlags(flags) };
  }
}

function topicOf(command: string | undefined): HelpTopic {
  return HELP_TOPICS.find((topic) => topic === command) ?? "general";
}

/** `originlint explian` is no path; `originlint infra` is, and `originlint infa` is one that does not exist. */
function refuseMistypedCommand(word: string, isPath: (path: string) => boolean): void {
  if (!/^[a-z]+$/.test(word) || isPath(word)) return;
  const names: readonly CommandName[] = COMMANDS;
  throw new Misuse(`"${word}" is neither a command nor a path that exists${didYouMean(word, names)}`);
}

function explainCommand(words: readonly string[], flags: Flags): Command {
  const [rule, second] = words;
  if (second !== undefined) throw new Misuse("explain takes one rule");
  const color = flags.choice("color", COLOR_CHOICES) ?? "auto";
  return rule === undefined ? { kind: "explain", color } : { kind: "explain", rule, color };
}

function testCommand(words: readonly string[], flags: Flags): Command {
  const [format = "pretty", second] = flags.texts("format");
  const known = TEST_FORMATS.find((one) => one === format);
  if (known === undefined || second !== undefined)
    throw new Misuse(`test writes one format, ${TEST_FORMATS.join(" or ")}, not "${second ?? format}"`);
  const config = configChoice(flags);
  const color = flags.choice("color", COLOR_CHOICES) ?? "auto";
  return { kind: "test", policies: words, format: known, color, ...(config !== undefined && { config }) };
}
