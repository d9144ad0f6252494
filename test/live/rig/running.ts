import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real server that listens. */
export interface Running {
  readonly address: string;
  readonly port: number;
  /** Ends the process and deletes its folder. */
  readonly stop: () => Promise<void>;
}

export interface Where {
  /** `127.0.0.1` unless said otherwise. */
  readonly address?: string;
  /** A free one unless said otherwise. */
  readonly port?: number;
}

/** How to start one: its command line, and what to do in its own folder before. */
export interface Launch {
  readonly where: Where;
  readonly prepare?: (folder: string, address: string, port: number) => void;
  readonly command: (folder: string, address: string, port: number) => readonly [string, ...string[]];
}

const PATIENCE_MILLISECONDS = 10_000;

/** Starts a server in a folder of its own; resolves once it listens, throws with what it said where it does not. */
export async function launch({ where, prepare, command }: Launch): Promise<Running> {
  const address = where.address ?? "127.0.0.1";
  const port = where.port ?? (await freePort(address));
  const folder = mkdtempSync(join(tmpdir(), "originlint-server-"));
  prepare?.(folder, address, port);
  const [file, ...args] = command(folder, address, port);
  const child = spawn(file, args, { cwd: folder, stdio: ["pipe", "ignore", "pipe"] });
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  const stop = async () => {
    process.off("exit", abandon);
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const said = listenTo(child);
  if (await listens(address, port, () => said.isOver)) return { address, port, stop };
  await stop();
  throw new Error(`${file} does not listen on ${address}:${port}\n${said.text}`);
}

/** A port that nobody listens on. */
export function freePort(address = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, address, () => {
      const bound = server.address();
      server.close(() => resolve(bound !== null && typeof bound === "object" ? bound.port : 0));
    });
  });
}

function listenTo(child: ChildProcess): { text: string; isOver: boolean } {
  const said = { text: "", isOver: false };
  child.stderr?.on("data", (chunk: Buffer) => {
    said.text = `${said.text}${chunk}`.slice(-4000);
  });
  child.once("exit", () => {
    said.isOver = true;
  });
  child.once("error", (error) => {
    said.text += error.message;
    said.isOver = true;
  });
  return said;
}

async function listens(address: string, port: number, isOver: () => boolean): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (Date.now() < deadline && !isOver()) {
    if (await accepts(address, port)) return !isOver();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => end(true)).on("error", () => end(false));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
