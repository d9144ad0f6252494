import { FAIL_ON } from "../../config.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { FORMAT_NAMES, isFormatName } from "../../report/format-names.ts";
import { COLOR_CHOICES, type Output, type ReportingCommand } from "./command.ts";
import type { Flags } from "./flags.ts";
import { Misuse } from "./misuse.ts";

/** What every command that ends in a report takes. */
export function reportingFlags(flags: Flags): ReportingCommand {
  const failOn = flags.choice("fail-on", FAIL_ON);
  const config = configChoice(flags);
  const now = moment(flags.text("now"));
  return {
    outputs: withTerminalOutput(flags.texts("format").map(output)),
    ...(failOn !== undefined && { failOn }),
    strict: flags.isSet("strict"),
    quiet: flags.isSet("quiet"),
    verbose: flags.isSet("verbose"),
    color: flags.choice("color", COLOR_CHOICES) ?? "auto",
    ...(config !== undefined && { config }),
    policies: flags.texts("policies"),
    ...(now !== undefined && { now }),
  };
}

/** A file; `false` for none; `undefined`: look for one. */
export function configChoice(flags: Flags): string | false | undefined {
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

function moment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new Misuse(`--now takes a date such as 2026-11-23, not "${text}"`);
  return time;
}
