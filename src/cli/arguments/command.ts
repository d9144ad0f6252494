import type { FailOn } from "../../config.ts";
import type { FormatName } from "../../report/format-names.ts";
import type { VariableOption } from "../../run.ts";
import type { LiveOptions, ProbeRequest } from "../../verify/options.ts";

export const COLOR_CHOICES = ["auto", "always", "never"] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

export const COMMANDS = ["check", "verify", "probe", "baseline", "explain", "test", "help"] as const;
export type CommandName = (typeof COMMANDS)[number];

export const HELP_TOPICS = ["general", "check", "verify", "probe", "baseline", "explain", "test"] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** What the command line asks for. */
export type Command =
  | CheckCommand
  | VerifyCommand
  | ProbeCommand
  | BaselineCommand
  | { readonly kind: "explain"; readonly rule?: string; readonly color: ColorChoice }
  | TestCommand
  | { readonly kind: "help"; readonly topic: HelpTopic }
  | { readonly kind: "version" }
  | { readonly kind: "misuse"; readonly message: string };

/** What every command that ends in a report takes. Paths are as given: relative to the working directory. */
export interface ReportingCommand {
  readonly outputs: readonly Output[];
  readonly failOn?: FailOn;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: ColorChoice;
  /** A file; `false` for none; left out: look for one. */
  readonly config?: string | false;
  readonly policies: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/** What is read from code. */
export interface CodeInput {
  readonly paths: readonly string[];
  readonly variables: readonly VariableOption[];
  /** The folder with the code of a plan. */
  readonly sourceRoot?: string | undefined;
  /** A file with findings that count for nothing; `false` for none; left out: the one beside the config. */
  readonly baseline?: string | false | undefined;
  /** Run the functions at the edge. */
  readonly runHandlers?: true;
}

export interface CheckCommand extends ReportingCommand, CodeInput {
  readonly kind: "check";
}

export interface VerifyCommand extends ReportingCommand, CodeInput {
  readonly kind: "verify";
  readonly live: LiveFlags;
}

export interface BaselineCommand extends ReportingCommand, CodeInput {
  readonly kind: "baseline";
}

export interface ProbeCommand extends ReportingCommand {
  readonly kind: "probe";
  readonly request: ProbeRequest;
  readonly live: LiveFlags;
}

export const TEST_FORMATS = ["pretty", "json"] as const;

/** `originlint test`: runs the examples of policies. */
export interface TestCommand {
  readonly kind: "test";
  /** Files and folders; without any, those of the config. */
  readonly policies: readonly string[];
  readonly format: (typeof TEST_FORMATS)[number];
  readonly color: ColorChoice;
  readonly config?: string | false;
}

/** How the network may be used, as far as flags say it. */
export type LiveFlags = Omit<LiveOptions, "onProgress">;

/** A report to write; without a file, to the output stream. */
export interface Output {
  readonly format: FormatName;
  readonly file?: string;
}
