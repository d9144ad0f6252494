import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";

/** Enough to fill a queue of one, whatever the system makes of that. */
const FILL = 4;

const SERVER = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    require("node:fs").writeSync(1, server.address().port + "\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** A port of 127.0.0.1 whose SYNs meet silence, as behind a firewall: its queue is full, and nobody takes from it. */
export async function silentPort(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = spawn(process.execPath, ["-e", SERVER], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise<number>((ready, failed) => {
    child.once("error", failed);
    child.stdout.once("data", (line: Buffer) => ready(Number(line.toString())));
  });
  const fillers: Socket[] = [];
  for (let n = 0; n < FILL; n += 1) {
    const filler = connect(port, "127.0.0.1");
    filler.on("error", () => {});
    fillers.push(filler);
  }
  await new Promise((filled) => setTimeout(filled, 50));
  const stop = () => {
    for (const filler of fillers) filler.destroy();
    child.kill("SIGKILL");
  };
  return { port, stop };
}
