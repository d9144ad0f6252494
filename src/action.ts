import { act } from "./action/main.ts";
import type { Stream } from "./cli/session.ts";

function streamOf(stream: NodeJS.WriteStream): Stream {
  return { isTerminal: false, write: (text) => stream.write(text) };
}

process.exitCode = await act(
  {
    workingDirectory: process.env.GITHUB_WORKSPACE ?? process.cwd(),
    environment: process.env,
    out: streamOf(process.stdout),
    error: streamOf(process.stderr),
    now: () => Date.now(),
    readInput: async () => "",
  },
  { run: async (options) => (await import("./run.ts")).run(options) },
);
