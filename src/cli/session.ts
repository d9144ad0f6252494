import type { ExplainedRule } from "../explain.ts";
import type { RunOptions, RunResult } from "../run.ts";

/** What a command may know and touch of the process that runs it. */
export interface Session {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly error: Stream;
  /** Milliseconds since 1970. */
  now(): number;
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
  rules(): Promise<readonly ExplainedRule[]>;
}
