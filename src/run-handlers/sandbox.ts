import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { kill } from "node:process";
import type { Readable } from "node:stream";
import { LIMITS } from "../limits.ts";
import { type Folder, makeFolder } from "./folder.ts";
import type { Isolation } from "./isolation.ts";
import { type Message, readMessage } from "./message.ts";
import type { NodeProgram } from "./node-program.ts";
import type { Task } from "./task.ts";

/** How a child ended: with its message, or killed, or by itself without a word. */
export type Ending =
  | { readonly is: "message"; readonly message: Message }
  | { readonly is: "late"; readonly wasCalled: boolean }
  | { readonly is: "too-large" }
  | { readonly is: "silent" }
  /** The machine does not let it begin. */
  | { readonly is: "not-started"; readonly why: string };

export interface Ended {
  readonly ending: Ending;
  /** What it wanted and did not get. */
  readonly blocked: readonly string[];
  /** The folder that stood for the code, which stack traces name. */
  readonly code: string;
}

/** Where handlers run. */
export interface Sandbox {
  readonly node: NodeProgram;
  readonly isolation: Isolation;
}

/** Every character of JSON may be escaped, and told in JSON again. */
const MOST_BYTES = LIMITS.handlerCharacters * 6 + 64 * 1024;

/**
 * Runs one handler in a process of its own: no environment, no arguments of ours, a folder with its code and nothing more,
 * Node.js's permission model (no file is written, no process started, no addon loaded), and what the kernel adds. It is
 * killed, with all it may have started, when it ends or its time is over; its output goes nowhere.
 */
export async function runInSandbox(task: Task, sandbox: Sandbox): Promise<Ended> {
  let folder: Folder;
  try {
    folder = makeFolder(task);
  } catch (error) {
    return { ending: notStarted(error), blocked: [], code: "" };
  }
  try {
    const watch = runIn(folder, task, sandbox);
    return { ending: await watch.ended, blocked: watch.blocked, code: folder.code };
  } finally {
    folder.remove();
  }
}

function runIn(folder: Folder, task: Task, { isolation, node }: Sandbox): Watch {
  const [program = node.path, ...args] = [...isolation.command, node.path, ...argumentsFor(folder, node)];
  const child = spawn(program, args, {
    cwd: folder.work,
    env: {},
    stdio: ["pipe", "ignore", "ignore", "pipe"],
    // A group of its own, to be killed as one.
    detached: true,
  });
  return new Watch(child, folder, task);
}

function argumentsFor({ path, program }: Folder, { hasPermissionFlag }: NodeProgram): readonly string[] {
  return [
    hasPermissionFlag ? "--permission" : "--experimental-permission",
    `--allow-fs-read=${path}/*`,
    "--no-addons",
    "--no-warnings",
    `--max-old-space-size=${LIMITS.handlerMegabytes}`,
    program,
  ];
}

/** Watches over one child from its start to its end. */
class Watch {
  readonly ended: Promise<Ending>;
  readonly blocked: string[] = [];
  readonly #child: ChildProcess;
  readonly #task: Task;
  readonly #nonce = randomUUID();
  #resolve: (ending: Ending) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #wasCalled = false;
  #isOver = false;
  #pending: Buffer[] = [];
  #bytes = 0;

  constructor(child: ChildProcess, folder: Folder, task: Task) {
    this.#child = child;
    this.#task = task;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#limit(LIMITS.handlerLoadSeconds);
    child.on("error", (error) => this.#end(notStarted(error)));
    child.on("close", () => this.#end({ is: "silent" }));
    this.#listen(child.stdio[3]);
    // It may be dead before it has read what it is to do.
    child.stdin?.on("error", () => {}).end(JSON.stringify(this.#order(folder)));
  }

  #order({ code, entry }: Folder) {
    const { event, handler, isModule, isWatching, service, takesPlainResult, timeoutSeconds } = this.#task;
    return {
      nonce: this.#nonce,
      service,
      code,
      entry,
      handler,
      isModule,
      event,
      isWatching,
      takesPlainResult,
      timeoutMilliseconds: (timeoutSeconds ?? LIMITS.handlerSeconds) * 1000,
      mostCharacters: LIMITS.handlerCharacters,
    };
  }

  #limit(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end({ is: "late", wasCalled: this.#wasCalled }), seconds * 1000);
  }

  #listen(channel: ChildProcess["stdio"][3]): void {
    const from: Readable | undefined = channel && "on" in channel && "read" in channel ? channel : undefined;
    from?.on("error", () => {});
    from?.on("data", (chunk: Buffer) => this.#hear(chunk));
  }

  #hear(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MOST_BYTES) {
      this.#end({ is: "too-large" });
      return;
    }
    this.#pending.push(chunk);
    if (!chunk.includes(NEWLINE)) return;
    const lines = Buffer.concat(this.#pending).toString("utf8").split("\n");
    this.#pending = [Buffer.from(lines.pop() ?? "")];
    for (const line of lines) this.#read(line);
  }

  #read(line: string): void {
    const message = readMessage(line, this.#nonce);
    if (message === undefined) return;
    if (message.is === "blocked") this.blocked.push(message.payload);
    else if (message.is === "calls") this.#called();
    else this.#end({ is: "message", message });
  }

  #called(): void {
    if (this.#wasCalled) return;
    this.#wasCalled = true;
    this.#limit(this.#task.limit.seconds);
  }

  /** The first end counts. */
  #end(ending: Ending): void {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    this.#isOver = true;
    killGroup(this.#child);
    this.#child.stdio[3]?.destroy();
    this.#resolve(ending);
  }
}

const NEWLINE = 0x0a;

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    kill(-pid, "SIGKILL");
  } catch {
    // It has gone already.
  }
}

function notStarted(error: unknown): Ending {
  return { is: "not-started", why: error instanceof Error ? error.message : String(error) };
}
