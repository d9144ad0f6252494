#!/usr/bin/env node
import { main } from "./cli/main.ts";
import type { Services, Session, Stream } from "./cli/session.ts";
import { LIMITS } from "./limits.ts";
import { builtInRules } from "./policy/built-in.ts";
import { run } from "./run.ts";
import { textOf } from "./source/decode.ts";

const services: Services = {
  run,
  probe: async (options) => (await import("./run/probe.ts")).probe(options),
  test: async (options) => (await import("./run/test-policies.ts")).testPolicies(options),
  rules: async () => builtInRules(),
};

/** `pick` is asked late: Node makes a stream when it is first looked at, and many a run needs one of the two. */
function streamOf(pick: () => NodeJS.WriteStream): Stream {
  let opened: NodeJS.WriteStream | undefined;
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  let isClosed = false;
  const open = () => {
    opened ??= pick().on("error", (error: NodeJS.ErrnoException) => {
      isClosed = true;
      if (error.code !== "EPIPE") process.exit(2);
    });
    return opened;
  };
  return {
    get isTerminal() {
      return open().isTTY === true;
    },
    get columns() {
      return open().isTTY ? open().columns : undefined;
    },
    write: (text) => {
      const stream = open();
      if (!isClosed) stream.write(text);
    },
  };
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LIMITS.fileBytes) break;
    }
  } catch {
    // A folder, or a terminal that went away: what came until then is judged.
  }
  return textOf(Buffer.concat(chunks));
}

const session: Session = {
  workingDirectory: process.cwd(),
  environment: process.env,
  out: streamOf(() => process.stdout),
  error: streamOf(() => process.stderr),
  node: {
    path: process.execPath,
    platform: process.platform,
    hasPermissionFlag: process.allowedNodeEnvironmentFlags.has("--permission"),
  },
  now: () => Date.now(),
  readInput,
};

process.exitCode = await main(process.argv.slice(2), session, services);
