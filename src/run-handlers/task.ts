import type { HandlerSubject } from "../derive/handlers.ts";
import { parseHandler } from "../edge-code/syntax.ts";
import { functionSample, lambdaSample } from "../facts/edge-events.ts";
import { CLOUDFRONT_FUNCTION_SECONDS, TAKES_PLAIN_RESULTS } from "../facts/edge-functions.ts";
import { LIMITS } from "../limits.ts";
import { PLACEHOLDER } from "../source/code-package.ts";
import { directoryOf, joinPath } from "../source/files.ts";

/** A handler as it is handed to the sandbox. */
export interface Task {
  readonly service: "lambda" | "cloudfront-function";
  readonly files: ReadonlyMap<string, string>;
  readonly entry: string;
  readonly handler: string;
  /** Loaded as an ES module. */
  readonly isModule: boolean;
  /** So loaded for its syntax, and nothing in its package says that it is one: Lambda might load it otherwise. */
  readonly isGuess: boolean;
  /** JSON. */
  readonly event: string;
  /** Whether the event tells what is looked for in it and not there. */
  readonly isWatching: boolean;
  /** Whether Lambda takes what a handler returns that is not async; absent where its runtime is not known. */
  readonly takesPlainResult: boolean | undefined;
  /** Of the function; absent where it is not known. */
  readonly timeoutSeconds: number | undefined;
  readonly limit: TimeLimit;
}

export interface TimeLimit {
  readonly seconds: number;
  /** Whether CloudFront or Lambda would have stopped it, too. */
  readonly isTheirs: boolean;
}

/** A clause that says why a handler is not run: `is TypeScript, which is not run`. */
export type NotRunnable = string;

export function taskOf(subject: HandlerSubject): Task | NotRunnable {
  const { event, function: target, runtime, source, timeoutSeconds } = subject;
  const { service } = target;
  const files = new Map([...source.files].map(([name, { text }]) => [name, text]));
  const text = files.get(source.entry) ?? "";
  const obstacle = obstacleIn(subject, files);
  if (obstacle !== undefined) return obstacle;
  const form = service === "lambda" ? formOf(source.entry, text, files) : functionForm(text);
  const sample = service === "lambda" ? lambdaSample(event) : functionSample(event);
  return {
    service,
    files,
    entry: source.entry,
    handler: source.handler,
    ...form,
    event: JSON.stringify(sample.event),
    isWatching: false,
    takesPlainResult: runtime === undefined ? undefined : releaseOf(runtime) >= TAKES_PLAIN_RESULTS,
    timeoutSeconds,
    limit: service === "lambda" ? lambdaLimit(timeoutSeconds) : FUNCTION_LIMIT,
  };
}

function obstacleIn({ runtime, source }: HandlerSubject, files: ReadonlyMap<string, string>) {
  if (source.entry.endsWith(".py")) return "is Python, which is not run";
  if (/\.[cm]?ts$/.test(source.entry)) return "is TypeScript, which is not run before it is built";
  if (runtime !== undefined && !/^(?:nodejs|cloudfront-js)/.test(runtime))
    return `is for the runtime ${runtime}, which is not run`;
  // What it gives back, or fails with, would go into the report.
  if ([...source.files.values()].some(({ sensitive }) => sensitive))
    return "is not run: its code holds a value that is marked sensitive";
  for (const [name, text] of files) {
    if (PLACEHOLDER.test(text)) return `is not run: ${name} is filled in with what is not known`;
    if (!isInside(name)) return `is not run: the file name ${JSON.stringify(name)} leads out of its folder`;
  }
  return undefined;
}

/** A name is given by the code that is checked, and written to the disk. */
function isInside(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file has such a name
  if (name === "" || /[\\\u0000-\u001f:]/.test(name)) return false;
  return joinPath("", name) === name;
}

type Form = Pick<Task, "isModule" | "isGuess">;

const FUNCTION_LIMIT: TimeLimit = { seconds: CLOUDFRONT_FUNCTION_SECONDS, isTheirs: true };

/** A CloudFront Function is a script, unless it imports something. */
function functionForm(text: string): Form {
  return { isModule: /^\s*import\s/m.test(text), isGuess: false };
}

/** As Node.js decides it: by the ending, by the nearest package.json, by the syntax. */
function formOf(entry: string, text: string, files: ReadonlyMap<string, string>): Form {
  if (entry.endsWith(".mjs")) return { isModule: true, isGuess: false };
  if (entry.endsWith(".cjs")) return { isModule: false, isGuess: false };
  const type = packageType(entry, files);
  if (type !== undefined) return { isModule: type === "module", isGuess: false };
  const isModule =
    parseHandler(text)?.body.some(({ type }) => /^(?:Import|Export).*Declaration$/.test(type)) === true;
  return { isModule, isGuess: isModule };
}

/** The `type` of the nearest package.json; nothing where none says it. */
function packageType(entry: string, files: ReadonlyMap<string, string>): string | undefined {
  for (let folder = directoryOf(entry); ; folder = directoryOf(folder)) {
    const text = files.get(folder === "" ? "package.json" : `${folder}/package.json`);
    if (text !== undefined) return /"type"\s{0,9}:\s{0,9}"(module|commonjs)"/.exec(text)?.[1];
    if (folder === "") return undefined;
  }
}

/** The release of Node.js in `nodejs22.x`; 0 where it is not known. */
function releaseOf(runtime: string): number {
  return Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? 0);
}

/** Twice what Lambda gives it: this machine may be slower, and is not to be blamed on the handler. */
function lambdaLimit(timeoutSeconds: number | undefined): TimeLimit {
  const seconds = timeoutSeconds === undefined ? Number.POSITIVE_INFINITY : timeoutSeconds * 2;
  return seconds <= LIMITS.handlerSeconds
    ? { seconds, isTheirs: true }
    : { seconds: LIMITS.handlerSeconds, isTheirs: false };
}
