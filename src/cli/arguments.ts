import { parseArgs } from "node:util";
import { FAIL_ON, type FailOn } from "../config.ts";
import { didYouMean } from "../did-you-mean.ts";
import { FORMAT_NAMES, type FormatName, isFormatName } from "../report/format-names.ts";

export const COLOR_CHOICES = ["auto", "always", "never"] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

const COMMANDS = ["check", "explain", "help"] as const;
type CommandName = (typeof COMMANDS)[number];

/** What the command line asks for. */
export type Command =
  | CheckCommand
  | { readonly kind: "explain"; readonly rule?: string; readonly color: ColorChoice }
  | { readonly kind: "help"; readonly topic: HelpTopic }
  | { readonly kind: "version" }
  | { readonly kind: "misuse"; readonly message: string };

export type HelpTopic = "general" | "check" | "explain";

/** Paths are as given: relative to the working directory. */
export interface CheckCommand {
  readonly kind: "check";
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn?: FailOn;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly color: ColorChoice;
  /** A file; `false` for none; left out: look for one. */
  readonly config?: string | false;
  readonly vars: ReadonlyMap<string, string>;
  readonly varFiles: readonly string[];
  readonly policies: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/** A report to write; without a file, to the output stream. */
export interface Output {
  readonly format: FormatName;
  readonly file?: string;
}

const OPTIONS = {
  format: { type: "string", short: "f", multiple: true },
  "fail-on": { type: "string" },
  var: { type: "string", multiple: true },
  "var-file": { type: "string", multiple: true },
  policies: { type: "string", multiple: true },
  strict: { type: "boolean" },
  config: { type: "string", short: "c" },
  "no-config": { type: "boolean" },
  color: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  now: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

/** A mistake on the command line; caught here, shown as `misuse`. */
class Misuse extends Error {}

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
    tokens: true,
  });
  for (const token of tokens) if (token.kind === "option") checkOption(token);
  const [first, ...rest] = positionals;
  // After `--` there are only paths: `originlint -- check` checks a folder of that name.
  const kinds = tokens.map((token) => token.kind);
  const onlyPaths =
    kinds.includes("option-terminator") && kinds.indexOf("option-terminator") < kinds.indexOf("positional");
  const command = onlyPaths ? undefined : COMMANDS.find((name) => name === first);
  if (values.version === true) return { kind: "version" };
  if (values.help === true) return { kind: "help", topic: topicOf(command) };
  if (command === "help") return { kind: "help", topic: topicOf(rest[0]) };
  const flags = new Flags(values);
  if (command === "explain") return explainCommand(rest, flags);
  if (first !== undefined && command === undefined && !onlyPaths) refuseMistypedCommand(first, isPath);
  return checkCommand(command === "check" ? rest : positionals, flags);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  if (!isOption(name)) {
    const known = Object.keys(OPTIONS).map((one) => `--${one}`);
    throw new Misuse(`there is no option ${rawName}${didYouMean(rawName, known)}`);
  }
  const takesValue = OPTIONS[name].type === "string";
  if (!takesValue && value !== undefined) throw new Misuse(`${rawName} takes no value`);
  const looksLikeOption = inlineValue !== true && value !== undefined && /^-./.test(value);
  if (takesValue && (value === undefined || value === "" || looksLikeOption))
    throw new Misuse(`${rawName} needs a value`);
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function topicOf(command: string | undefined): HelpTopic {
  return command === "check" || command === "explain" ? command : "general";
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

function checkCommand(paths: readonly string[], flags: Flags): CheckCommand {
  const failOn = flags.choice("fail-on", FAIL_ON);
  const config = configChoice(flags);
  const now = moment(flags.text("now"));
  return {
    kind: "check",
    paths: paths.length > 0 ? paths : ["."],
    outputs: withTerminalOutput(flags.texts("format").map(output)),
    ...(failOn !== undefined && { failOn }),
    strict: flags.isSet("strict"),
    quiet: flags.isSet("quiet"),
    color: flags.choice("color", COLOR_CHOICES) ?? "auto",
    ...(config !== undefined && { config }),
    vars: new Map(flags.texts("var").map(variable)),
    varFiles: flags.texts("var-file"),
    policies: flags.texts("policies"),
    ...(now !== undefined && { now }),
  };
}

function configChoice(flags: Flags): string | false | undefined {
  const file = flags.text("config");
  if (!flags.isSet("no-config")) return file;
  if (file !== undefined) throw new Misuse("--config and --no-config contradict each other");
  return false;
}

/** `sarif=out.sarif` writes a file; `sarif` alone writes to the output stream. */
function output(text: string): Output {
  const equals = text.indexOf("=");
  const format = equals === -1 ? text : text.slice(0, equals);
  if (!isFormatName(format)) {
    throw new Misuse(
      `there is no format "${format}"${didYouMean(format, FORMAT_NAMES)} (${FORMAT_NAMES.join(", ")})`,
    );
  }
  if (equals === -1) return { format };
  const file = text.slice(equals + 1);
  if (file === "") throw new Misuse(`--format ${text} names no file`);
  return { format, file };
}

/** Someone who asks for a file only still wants to see what was found. */
function withTerminalOutput(outputs: readonly Output[]): readonly Output[] {
  return outputs.some((one) => one.file === undefined) ? outputs : [{ format: "pretty" }, ...outputs];
}

function variable(text: string): [name: string, value: string] {
  const equals = text.indexOf("=");
  if (equals < 1) throw new Misuse(`--var takes name=value, not "${text}"`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function moment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new Misuse(`--now takes a date such as 2026-11-23, not "${text}"`);
  return time;
}

type Values = Readonly<Record<string, unknown>>;

/** The options given, by name; `checkOption` has seen that each has the right type. */
class Flags {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  isSet(name: keyof typeof OPTIONS): boolean {
    return this.#values[name] === true;
  }

  text(name: keyof typeof OPTIONS): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  texts(name: keyof typeof OPTIONS): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  }

  choice<T extends string>(name: keyof typeof OPTIONS, choices: readonly T[]): T | undefined {
    const text = this.text(name);
    const chosen = choices.find((choice) => choice === text);
    if (text === undefined || chosen !== undefined) return chosen;
    throw new Misuse(`--${name} takes ${choices.join(", ")}, not "${text}"${didYouMean(text, choices)}`);
  }
}
