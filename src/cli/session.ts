import type { ExplainedRule } from "../explain.ts";
import type { TestOptions, TestRun } from "../run/test-policies.ts";
import type { RunOptions, RunResult } from "../run.ts";
import type { NodeProgram } from "../run-handlers/node-program.ts";
import type { ProbeOptions } from "../verify/options.ts";

/** What a command may know and touch of the process that runs it. */
export interface Session {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly error: Stream;
  /** The Node.js that may run handlers; the Action has none: it runs nothing of what it checks. */
  readonly node?: NodeProgram;
  /** Milliseconds since 1970. */
  now(): number;
  /** The standard input to its end, or as much of it as shows that it is larger than a file may be. */
  readInput(): Promise<string>;
}

export interface Stream {
  readonly isTerminal: boolean;
  /** Columns, where it is a terminal. */
  readonly columns?: number | undefined;
  write(text: string): void;
}

/** The parts that are loaded only when a command needs them. */
export interface Services {
  run(options: RunOptions): Promise<RunResult>;
  /** Asks origins that are named on the command line. */
  probe(options: ProbeOptions): Promise<RunResult>;
  /** Runs the examples of policies. */
  test(options: TestOptions): Promise<TestRun>;
  rules(): Promise<readonly ExplainedRule[]>;
}
