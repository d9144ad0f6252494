import { didYouMean } from "../../did-you-mean.ts";
import type { CommandName } from "./command.ts";
import { Misuse } from "./misuse.ts";

/** Every option, as `parseArgs` of node:util takes it. */
export const OPTIONS = {
  format: { type: "string", short: "f", multiple: true },
  "fail-on": { type: "string" },
  var: { type: "string", multiple: true },
  "var-file": { type: "string", multiple: true },
  "source-root": { type: "string" },
  baseline: { type: "string" },
  "no-baseline": { type: "boolean" },
  "run-handlers": { type: "boolean" },
  policies: { type: "string", multiple: true },
  strict: { type: "boolean" },
  config: { type: "string", short: "c" },
  "no-config": { type: "boolean" },
  color: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean", short: "v" },
  now: { type: "string" },
  scheme: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  protocols: { type: "string" },
  path: { type: "string" },
  distribution: { type: "string" },
  full: { type: "boolean" },
  "connect-to": { type: "string", multiple: true },
  ca: { type: "string" },
  resolver: { type: "string", multiple: true },
  "root-hints": { type: "string" },
  "dns-port": { type: "string" },
  "allow-address": { type: "string", multiple: true },
  timeout: { type: "string" },
  "send-origin-headers": { type: "boolean" },
  record: { type: "string" },
  replay: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

export type OptionName = keyof typeof OPTIONS;

/** For the tests of those who work on originlint: no help text names it. */
const HIDDEN: readonly OptionName[] = ["dns-port"];

const REPORTING: readonly CommandName[] = ["check", "verify", "probe"];
const JUDGING: readonly CommandName[] = ["check", "verify", "probe", "baseline"];
const CHECKING: readonly CommandName[] = ["check", "verify"];
const CODE: readonly CommandName[] = ["check", "verify", "baseline"];
const LIVE: readonly CommandName[] = ["verify", "probe"];
const PROBE: readonly CommandName[] = ["probe"];
const SETTINGS: readonly CommandName[] = ["check", "verify", "probe", "baseline", "test"];
const EVERY: readonly CommandName[] = ["check", "verify", "probe", "baseline", "explain", "test"];

const TAKEN_BY: Readonly<Record<OptionName, readonly CommandName[]>> = {
  format: [...REPORTING, "test"],
  "fail-on": REPORTING,
  var: CODE,
  "var-file": CODE,
  "source-root": CODE,
  baseline: CODE,
  "no-baseline": CHECKING,
  "run-handlers": CHECKING,
  policies: JUDGING,
  strict: REPORTING,
  config: SETTINGS,
  "no-config": SETTINGS,
  color: EVERY,
  quiet: JUDGING,
  verbose: REPORTING,
  now: JUDGING,
  scheme: PROBE,
  port: PROBE,
  host: PROBE,
  protocols: PROBE,
  path: PROBE,
  distribution: PROBE,
  full: LIVE,
  "connect-to": LIVE,
  ca: LIVE,
  resolver: LIVE,
  "root-hints": LIVE,
  "dns-port": LIVE,
  "allow-address": LIVE,
  timeout: LIVE,
  "send-origin-headers": LIVE,
  record: LIVE,
  replay: LIVE,
  help: EVERY,
  version: EVERY,
};

/** An option as `parseArgs` found it. */
export interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** Refuses an option that does not exist, and one with a value too many or too few. */
export function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  if (!isOption(name)) {
    const known = Object.keys(OPTIONS).filter((one) => !isHidden(one));
    throw new Misuse(
      `there is no option ${rawName}${didYouMean(
        rawName,
        known.map((one) => `--${one}`),
      )}`,
    );
  }
  const takesValue = OPTIONS[name].type === "string";
  if (!takesValue && value !== undefined) throw new Misuse(`${rawName} takes no value`);
  const looksLikeOption = inlineValue !== true && value !== undefined && /^-./.test(value);
  if (takesValue && (value === undefined || value === "" || looksLikeOption))
    throw new Misuse(`${rawName} needs a value`);
}

/** Refuses an option that this command does not take, and says which do. */
export function checkTaken({ name, rawName }: OptionToken, command: CommandName): void {
  if (!isOption(name) || TAKEN_BY[name].includes(command)) return;
  const takers = TAKEN_BY[name];
  const does = takers.length > 1 ? "do" : "does";
  throw new Misuse(`${command} does not take ${rawName}; ${listed(takers)} ${does}`);
}

/** `check, verify and probe`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

/** The options that a command takes and that its help tells of. */
export function optionsOf(command: CommandName): readonly OptionName[] {
  return Object.keys(OPTIONS)
    .filter(isOption)
    .filter((name) => TAKEN_BY[name].includes(command) && !isHidden(name));
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function isHidden(name: string): boolean {
  return HIDDEN.some((one) => one === name);
}
