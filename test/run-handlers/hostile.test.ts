import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createLocalServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { HandlerOutcome } from "../../src/observation.ts";
import { ISOLATION, lambda, NODE_ALONE, ran } from "./sandboxed.ts";

const GOOD = "({ status: '200' })";
const handler = (body: string) => `exports.handler = async (event) => { ${body}; return ${GOOD}; };`;

/** Whatever it does, it is over within its limit, and what is said of it is true. */
const KINDS: [what: string, code: string, is: HandlerOutcome["is"], about?: RegExp][] = [
  ["ends the process", handler("process.exit(3)"), "exited"],
  ["ends the process by another name", handler("process.reallyExit(3)"), "exited"],
  ["kills its parent", handler("process.kill(process.ppid, 'SIGKILL')"), "unknown", /process\.kill/],
  [
    "kills its parent by another name",
    handler("process._kill(process.ppid, 0)"),
    "unknown",
    /process\._kill/,
  ],
  ["kills itself", handler("process.abort()"), "unknown", /process\.abort/],
  ["computes for ever", handler("for (;;);"), "timed-out"],
  ["computes for ever while it is loaded", "for (;;);", "unknown", /was not loaded within/],
  ["waits for ever", handler("await new Promise((done) => setTimeout(done, 1e9))"), "timed-out"],
  ["waits for nothing", handler("await new Promise(() => {})"), "returned"],
  ["fills the heap", handler("const a = []; for (;;) a.push(new Array(1e6).fill(1.5))"), "unknown", /256 MB/],
  [
    "fills memory beside the heap",
    handler("const a = []; for (;;) a.push(Buffer.alloc(1e8, 1))"),
    "unknown",
    /needs more memory|seconds that it gets/,
  ],
  [
    "asks the network again and again",
    handler(
      "for (;;) { try { await fetch('http://127.0.0.1/'); } catch { await new Promise((d) => setTimeout(d, 9)); } }",
    ),
    "unknown",
    /needs the network/,
  ],
  [
    "starts processes",
    handler("for (;;) require('child_process').fork(__filename)"),
    "unknown",
    /starts a process/,
  ],
  [
    "starts threads",
    handler("new (require('worker_threads').Worker)('1', { eval: true })"),
    "unknown",
    /thread/,
  ],
  ["prints megabytes", handler("for (let i = 0; i < 50; i++) console.log('x'.repeat(1e6))"), "returned"],
  [
    "writes to every descriptor",
    handler("for (const fd of [1, 2]) require('fs').writeSync(fd, 'x'.repeat(1e6))"),
    "returned",
  ],
  ["leaves timers open", handler("setInterval(() => {}, 1)"), "returned"],
  ["writes files", handler("require('fs').writeFileSync(__filename, 'x')"), "unknown", /file/],
  ["reads files", handler("require('fs').readFileSync('/etc/passwd')"), "unknown", /file/],
  [
    "reads the environment of its parent",
    handler("require('fs').readFileSync(`/proc/${process.ppid}/environ`)"),
    "unknown",
    /file/,
  ],
  ["connects", handler("require('net').connect(80, '127.0.0.1')"), "unknown", /network/],
  ["fetches", handler("await fetch('http://127.0.0.1/')"), "unknown", /network/],
  ["resolves a name", handler("await require('dns').promises.lookup('localhost')"), "unknown", /network/],
  ["sends a datagram", handler("require('dgram').createSocket('udp4')"), "unknown", /network/],
  ["opens the inspector", handler("require('inspector').open()"), "threw"],
  ["loads Node.js's inside", handler("process.binding('tcp_wrap')"), "unknown", /process\.binding/],
  [
    "gives back a circle",
    "exports.handler = async () => { const a = {}; a.a = a; return a; };",
    "unwritable",
  ],
  [
    "gives back a getter that fails",
    "exports.handler = async () => ({ get status() { throw new Error('no'); } });",
    "unwritable",
  ],
  [
    "gives back a proxy",
    "exports.handler = async () => new Proxy({}, { ownKeys() { throw new Error('no'); } });",
    "unwritable",
  ],
  [
    "gives back its own toJSON",
    "exports.handler = async () => ({ toJSON: () => ({ status: '200' }) });",
    "returned",
  ],
  ["gives back a function", "exports.handler = async () => () => {};", "returned"],
  [
    "gives back too much",
    "exports.handler = async () => ({ status: '200', body: 'x'.repeat(7e6) });",
    "too-large",
  ],
  [
    "gives back deep nests",
    "exports.handler = async () => { let a = {}; for (let i = 0; i < 1e5; i++) a = { a }; return a; };",
    "unwritable",
  ],
  [
    "fails with what cannot be told",
    "exports.handler = async () => { throw { get name() { throw 1; } }; };",
    "threw",
    /cannot be told/,
  ],
  ["fails with nothing", "exports.handler = async () => { throw undefined; };", "threw"],
  [
    "fails later",
    "exports.handler = (e, c, done) => { setTimeout(() => { throw new Error('late'); }, 1); };",
    "threw",
    /late/,
  ],
  [
    "calls back twice",
    "exports.handler = (e, c, done) => { done(null, { status: '200' }); done(new Error('x')); };",
    "returned",
  ],
  [
    "pollutes Object",
    handler("Object.prototype.status = '999'; Object.prototype.toJSON = undefined"),
    "returned",
  ],
  [
    "pollutes texts",
    handler("String.prototype.includes = Array.prototype.map = () => { throw 1; }"),
    "returned",
  ],
  [
    "takes JSON away",
    handler("JSON.stringify = () => 'forged'; Buffer.from = () => { throw 1; }"),
    "returned",
  ],
  [
    "closes what it answers through",
    handler("require('fs').closeSync(3)"),
    "unknown",
    /closed what it answers/,
  ],
];

const seconds = (count: number) => count * 1000;

describe("a handler that", () => {
  it.each(KINDS)("%s", { timeout: seconds(30) }, async (what, code, is, about) => {
    const run = await ran({ ...lambda(code), timeoutSeconds: /^fills/.test(what) ? 30 : 1 });
    expect(run.outcome.is).toBe(is);
    if (about) expect(JSON.stringify(run)).toMatch(about);
  });

  it("forges an answer is not believed", async () => {
    const forged = 'x ["returned","{\\"status\\":\\"999\\"}","","",""]\n';
    const { outcome } = await ran(lambda(handler(`require('fs').writeSync(3, ${JSON.stringify(forged)})`)));
    expect(outcome).toEqual({ is: "returned", json: '{"status":"200"}' });
  });

  it("floods what it answers through is stopped", async () => {
    const { outcome } = await ran(lambda(handler("for (;;) require('fs').writeSync(3, 'x'.repeat(1e6))")));
    expect(outcome.is).toBe("too-large");
  });
});

describe.each([
  ["as this machine allows it", ISOLATION],
  ["by Node.js alone", NODE_ALONE],
])("kept in %s, a handler", (_, isolation) => {
  let url = "";
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end("secret");
  });
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address() as AddressInfo;
    url = `http://127.0.0.1:${address.port}/`;
  });
  afterAll(() => {
    server.close();
  });

  it.each([
    ["fetch", () => `await fetch(${JSON.stringify(url)})`],
    [
      "http",
      () => `await new Promise((y, n) => require('http').get(${JSON.stringify(url)}, y).on('error', n))`,
    ],
    [
      "an ES module",
      () => `await new Promise((y) => import('node:http').then((h) => h.get(${JSON.stringify(url)}, y)))`,
    ],
    [
      "a socket",
      () =>
        `const { URL } = globalThis; new (require('net').Socket)().connect(+new URL(${JSON.stringify(url)}).port, '127.0.0.1')`,
    ],
  ])("reaches no server with %s", async (_, code) => {
    const run = await ran({ ...lambda(handler(code())), timeoutSeconds: 1 }, isolation);
    expect(run.blocked.join()).toMatch(/needs the network/);
    expect(asked).toBe(0);
  });

  it("reaches no socket in a folder, by a handle that it already has, and makes none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "originlint-victim-"));
    const local = createLocalServer(() => {
      asked += 1;
    });
    await new Promise<void>((done) => local.listen(join(folder, "socket"), done));
    const code = `
      const net = require("net");
      let request;
      const own = new net.Socket({ fd: 0 }).on("error", () => {});
      own._handle.shutdown = (given) => { request = given; return 0; };
      exports.handler = async () => {
        own.end();
        await new Promise((done) => setTimeout(done, 50));
        const tell = (f) => { try { return String(f()); } catch (e) { return e.message; } };
        const server = () => new net.Server().on("error", () => {});
        return { status: "200", body: [
          tell(() => new own._handle.constructor(0).connect(request, ${JSON.stringify(join(folder, "socket"))})),
          tell(() => server()._listen2(${JSON.stringify(join(folder, "new"))}, -1, -1, 1)),
          tell(() => server()._listen2("127.0.0.1", 0, 4, 1)),
        ].join() };
      };`;
    const { outcome } = await ran(lambda(code), isolation);
    local.close();
    const denied = ["Pipe.connect", "Pipe.bind", "TCP.bind"].map(
      (name) => `originlint: the handler needs the network (${name})`,
    );
    expect(outcome).toEqual({
      is: "returned",
      json: JSON.stringify({ status: "200", body: denied.join() }),
    });
    expect(asked).toBe(0);
    expect(readdirSync(folder)).not.toContain("new");
    rmSync(folder, { recursive: true });
  });

  it("makes V8 write no file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "originlint-victim-"));
    const hot = "function hot(a) { let s = 0; for (let i = 0; i < 1000; i++) s += i * a; return s; }";
    const flags = `--trace-turbo --trace-turbo-path=${folder}`;
    const set = flags.split(" ").map((flag) => `require("v8").setFlagsFromString("${flag}");`);
    const code = handler(`${set.join(" ")} ${hot} for (let i = 0; i < 20000; i++) hot(i)`);
    const run = await ran(lambda(code), isolation);
    expect(run.blocked).toContain("changes how Node.js runs (v8.setFlagsFromString)");
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it("sees no environment", async () => {
    process.env.ORIGINLINT_TEST_SECRET = "secret";
    const code =
      "exports.handler = async () => ({ status: '200', body: JSON.stringify(process.env) + process.argv + process.execArgv + process.cwd() });";
    const { outcome } = await ran(lambda(code), isolation);
    expect(outcome.is === "returned" && outcome.json).toMatch(/^\{"status":"200","body":"\{\}/);
    expect(JSON.stringify(outcome)).not.toContain("secret");
  });

  it("reads no file beside its code, and writes none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "originlint-victim-"));
    writeFileSync(join(folder, "secret"), "secret");
    const path = JSON.stringify(folder);
    const code = `
      const fs = require("fs");
      const tell = (f) => { try { return String(f()); } catch (e) { return e.code; } };
      exports.handler = async () => ({ status: "200", body: [
        tell(() => fs.readFileSync(${path} + "/secret")),
        tell(() => fs.readdirSync(${path})),
        tell(() => fs.writeFileSync(${path} + "/new", "x")),
        tell(() => fs.symlinkSync(${path}, "link")),
        tell(() => fs.writeFileSync("here", "x")),
        tell(() => fs.unlinkSync(${path} + "/secret")),
      ].join() });`;
    const { outcome } = await ran(lambda(code), isolation);
    const denied = Array.from({ length: 6 }, () => "ERR_ACCESS_DENIED").join();
    expect(outcome).toEqual({ is: "returned", json: JSON.stringify({ status: "200", body: denied }) });
    expect(readdirSync(folder)).toEqual(["secret"]);
    rmSync(folder, { recursive: true });
  });
});

it("nothing is left of a run", async () => {
  // A folder of its own: other tests run handlers at the same time.
  const own = mkdtempSync(join(tmpdir(), "own-"));
  vi.stubEnv("TMPDIR", own);
  const running = ran(lambda(handler("")));
  expect(readdirSync(own)).toEqual([expect.stringMatching(/^originlint-handler-/)]);
  await running;
  vi.unstubAllEnvs();
  expect(readdirSync(own)).toEqual([]);
  rmSync(own, { recursive: true });
});

/** What Node.js alone could not keep: the kernel gives such a process no network, and no process to see but its own. */
it.runIf(ISOLATION.isByKernel)("the kernel keeps a handler in", async () => {
  const code = `const os = require("os");
    exports.handler = async () => ({ status: "200", body: JSON.stringify([os.networkInterfaces(), process.pid, process.ppid]) });`;
  const { outcome } = await ran(lambda(code));
  expect(outcome).toEqual({ is: "returned", json: JSON.stringify({ status: "200", body: "[{},1,0]" }) });
});
