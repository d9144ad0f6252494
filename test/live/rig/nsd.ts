import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askByDatagram } from "../../../src/verify/datagram.ts";

/** One instance of NSD, on one address. */
export interface NsdServer {
  /** `127.0.0.2`. */
  readonly address: string;
  /** Zone name (`.` for the root) to the text of its file, without `$ORIGIN` and `$TTL`. */
  readonly zones: Readonly<Record<string, string>>;
}

export interface RunningNsd {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A question to which every server answers something. */
const PING = Buffer.from("4f4b00000001000000000000000006000100", "hex");
const PATIENCE_MILLISECONDS = 10_000;

/** Starts one NSD for each address, all on the same free port; resolves once each answers. Needs no rights. */
export async function startNsd(servers: readonly NsdServer[]): Promise<RunningNsd> {
  const port = await commonPort(servers.map(({ address }) => address));
  const running = await Promise.allSettled(servers.map((server) => startOne(server, port)));
  const stop = async () => {
    await Promise.all(running.map((one) => (one.status === "fulfilled" ? one.value() : undefined)));
  };
  const failed = running.find((one) => one.status === "rejected");
  if (failed === undefined) return { port, stop };
  await stop();
  throw failed.reason;
}

async function startOne({ address, zones }: NsdServer, port: number): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "originlint-nsd-"));
  chmodSync(folder, 0o755);
  const names = Object.keys(zones);
  for (const [index, text] of Object.values(zones).entries())
    writeFileSync(
      join(folder, `${index}.zone`),
      `$ORIGIN ${fullName(names[index] ?? ".")}\n$TTL 60\n${text}\n`,
    );
  writeFileSync(join(folder, "nsd.conf"), configuration(folder, address, port, names));
  const child = spawn("nsd", ["-d", "-c", join(folder, "nsd.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      said += error.message;
      resolve();
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (await answers(address, port, ended)) return stop;
  await stop();
  throw new Error(`nsd does not answer on ${address}:${port}\n${said}`);
}

function configuration(folder: string, address: string, port: number, zones: readonly string[]): string {
  return [
    "server:",
    `  ip-address: ${address}@${port}`,
    "  server-count: 1",
    '  username: ""',
    '  chroot: ""',
    '  database: ""',
    `  zonesdir: "${folder}"`,
    `  pidfile: "${join(folder, "pid")}"`,
    `  xfrdfile: "${join(folder, "xfrd.state")}"`,
    `  xfrdir: "${folder}"`,
    `  zonelistfile: "${join(folder, "zone.list")}"`,
    "  rrl-ratelimit: 0",
    "remote-control:",
    "  control-enable: no",
    ...zones.flatMap((zone, index) => ["zone:", `  name: "${zone}"`, `  zonefile: "${index}.zone"`]),
    "",
  ].join("\n");
}

function fullName(zone: string): string {
  return zone.endsWith(".") ? zone : `${zone}.`;
}

async function answers(address: string, port: number, ended: Promise<void>): Promise<boolean> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < deadline && !isOver) {
    const datagram = await askByDatagram({ address, port }, PING, 200, () => true);
    if (datagram.is === "received") return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** A port that is free on every one of the addresses. */
async function commonPort(addresses: readonly string[]): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await boundPort(addresses[0] ?? "127.0.0.1", 0);
    const others = await Promise.all(addresses.slice(1).map((address) => boundPort(address, port)));
    if (port !== 0 && others.every((other) => other === port)) return port;
  }
  throw new Error("no port is free on all addresses");
}

/** The port that could be bound, zero where none could. */
function boundPort(address: string, port: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(0));
    server.listen(port, address, () => {
      const bound = server.address();
      server.close(() => resolve(bound !== null && typeof bound === "object" ? bound.port : 0));
    });
  });
}
