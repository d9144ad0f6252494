#!/usr/bin/env node
import { main } from "./cli/main.ts";
import type { Services, Session, Stream } from "./cli/session.ts";

const services: Services = {
  run: async (options) => (await import("./run.ts")).run(options),
  rules: async () => (await import("./policy/built-in.ts")).builtInRules(),
};

function streamOf(stream: NodeJS.WriteStream): Stream {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  let open = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== "EPIPE") process.exit(2);
  });
  return {
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY && { columns: stream.columns }),
    write: (text) => {
      if (open) stream.write(text);
    },
  };
}

const session: Session = {
  workingDirectory: process.cwd(),
  environment: process.env,
  out: streamOf(process.stdout),
  error: streamOf(process.stderr),
  now: () => Date.now(),
};

process.exitCode = await main(process.argv.slice(2), session, services);
