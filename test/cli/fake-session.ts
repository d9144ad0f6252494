import type { Services, Session, Stream } from "../../src/cli/session.ts";
import { NO_CONFIG } from "../../src/config.ts";
import type { Report } from "../../src/finding.ts";
import type { RunOptions, RunResult } from "../../src/run.ts";
import type { ProbeOptions } from "../../src/verify/options.ts";
import { CONTEXT } from "../report/sample.ts";

export interface FakeSession extends Session {
  /** What was written so far. */
  texts(): { out: string; error: string };
}

export function fakeSession(over: Partial<Session> = {}): FakeSession {
  const written = { out: "", error: "" };
  const stream = (name: "out" | "error"): Stream => ({
    isTerminal: false,
    write: (text) => {
      written[name] += text;
    },
  });
  return {
    workingDirectory: "/repository/infra",
    environment: {},
    out: stream("out"),
    error: stream("error"),
    now: () => 1000,
    readInput: async () => "",
    texts: () => ({ ...written }),
    ...over,
  };
}

export interface FakeServices extends Services {
  /** The options of each run. */
  readonly runs: RunOptions[];
  readonly probes: ProbeOptions[];
}

/** Services that find what the report says, in a repository at `/repository`. */
export function fakeServices(report: Report, over: Partial<RunResult> = {}): FakeServices {
  const runs: RunOptions[] = [];
  const probes: ProbeOptions[] = [];
  const source = (file: string) => CONTEXT.source(file);
  const result: RunResult = { report, config: NO_CONFIG, root: "/repository", source, ...over };
  return {
    runs,
    probes,
    run: async (options) => {
      runs.push(options);
      return result;
    },
    probe: async (options) => {
      probes.push(options);
      return result;
    },
    test: async () => ({ diagnostics: [], tests: [], untested: [], root: "/repository", source }),
    rules: async () => [],
  };
}
