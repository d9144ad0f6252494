"use strict";
/*
 * What runs in the child process: it takes away what a handler at the edge may not use here, loads the handler, calls it
 * once, and writes what came of it to file descriptor 3. Plain CommonJS that needs nothing beside it, because the parent
 * copies it into the folder that the child may read. All that is used after foreign code ran is captured before.
 */
const { readFileSync, writeSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const vm = require("node:vm");

const task = JSON.parse(readFileSync(0, "utf8"));
const { nonce } = task;
const stringify = JSON.stringify;
const exit = process.reallyExit.bind(process);
const bytesOf = Buffer.from.bind(Buffer);
const { apply, ownKeys } = Reflect;

// ------------------------------------------------------------------ telling the parent

/** Lines, one each. */
let blocked = "";
let missing = "";
let helpers = "";
let isOver = false;
/** What it is where Node.js has nothing left to do: it leaves, and Lambda then answers null. */
let idle = "not-loaded";

function note(list, says) {
  const line = `${says}\n`;
  return list.length > 4000 || list.includes(line) ? list : list + line;
}

/** What the handler wants and does not get here; told at once, since it may be killed before it ends. */
function block(says) {
  const before = blocked;
  blocked = note(blocked, says);
  if (blocked !== before) tell("blocked", says);
}

function tell(is, payload) {
  send(`${nonce} [${stringify(is)},${stringify(payload)},${stringify(missing)},${stringify(helpers)}]\n`);
}

function send(text) {
  for (let rest = bytesOf(text), at = 0; at < rest.length; ) {
    try {
      at += writeSync(3, rest, at);
    } catch (error) {
      if (error.code !== "EAGAIN") return;
    }
  }
}

/** The first end counts. Only texts are put together: what a handler did to prototypes changes none of it. */
function end(is, payload) {
  if (isOver) return;
  isOver = true;
  const isLong = payload.length > task.mostCharacters;
  tell(isLong ? "too-large" : is, isLong ? `${payload.length}` : payload);
  exit(0);
}

function returned(value) {
  let text;
  try {
    text = stringify(value);
  } catch (error) {
    end("unwritable", textOf(error));
    return;
  }
  end("returned", text === undefined ? "null" : `${text}`);
}

const OUT_OF_MEMORY = /allocation failed|failed to allocate|out of memory|ENOMEM/i;

function threw(error) {
  if (error instanceof Error && OUT_OF_MEMORY.test(`${error.message}`))
    block("needs more memory than it gets here");
  end("threw", textOf(error));
}

function textOf(error) {
  try {
    const isError = typeof error === "object" && error !== null;
    const says = isError ? `${error.name}: ${error.message}` : `${String(error)}`;
    return `${stringify(says)}\n${isError ? stringify(`${error.stack}`) : '""'}`;
  } catch {
    return '"something that cannot be told"\n""';
  }
}

// ------------------------------------------------------------------ taking away

class Denied extends Error {}

function deny(says) {
  return function denied() {
    block(says);
    throw new Denied(`originlint: the handler ${says}`);
  };
}

function replace(owner, name, value) {
  try {
    Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: true });
  } catch {
    // Node made it so that nobody changes it.
  }
}

function denyAll(owner, name, what, names = ownKeys(owner)) {
  for (const key of names) {
    if (typeof key !== "string" || key === "constructor") continue;
    const own = Object.getOwnPropertyDescriptor(owner, key);
    if (own !== undefined && typeof own.value === "function")
      replace(owner, key, deny(`${what} (${name}.${key})`));
  }
}

function takeAwayNetwork() {
  const [net, tls, http, https, http2, dgram, dns] = [
    "net",
    "tls",
    "http",
    "https",
    "http2",
    "dgram",
    "dns",
  ].map((name) => require(`node:${name}`));
  const what = "needs the network";
  for (const [module, name] of [
    [http, "http"],
    [https, "https"],
  ])
    denyAll(module, name, what, ["request", "get", "createServer"]);
  denyAll(http2, "http2", what, ["connect", "createServer", "createSecureServer"]);
  denyAll(tls, "tls", what, ["connect", "createServer", "TLSSocket"]);
  denyAll(net, "net", what, ["connect", "createConnection", "createServer", "_createServerHandle"]);
  denyAll(net.Socket.prototype, "net.Socket", what, ["connect"]);
  denyAll(net.Server.prototype, "net.Server", what, ["listen"]);
  denyAll(dgram, "dgram", what, ["createSocket", "_createSocketHandle"]);
  denyAll(dgram.Socket.prototype, "dgram.Socket", what);
  denyAll(dns.Resolver.prototype, "dns.Resolver", what);
  denyAll(dns.promises.Resolver.prototype, "dns.promises.Resolver", what);
  for (const [module, name] of [
    [dns, "dns"],
    [dns.promises, "dns.promises"],
  ])
    denyAll(
      module,
      name,
      what,
      ownKeys(module).filter((key) => typeof key === "string" && /^(lookup|resolve|reverse)/.test(key)),
    );
  replace(globalThis, "fetch", async () => deny(`${what} (fetch)`)());
  for (const name of ["WebSocket", "EventSource"]) replace(globalThis, name, deny(`${what} (${name})`));
}

/** What the modules above stand on: whoever comes by such a handle another way does not get further. */
function takeAwayHandles() {
  const dgram = require("node:dgram");
  const dns = require("node:dns");
  for (const [name, handle] of [
    // Each is refused only after its socket has a handle.
    ["Pipe", handleOf({ path: 1 })],
    ["TCP", handleOf({ port: -1 })],
    ["UDP", dgram._createSocketHandle(null, 0, "udp4")],
    ["dns.Channel", new dns.Resolver()._handle],
  ]) {
    const owner = Object.getPrototypeOf(handle);
    const reaches = ownKeys(owner).filter(
      (key) => typeof key === "string" && /^(?:bind|connect|listen|send|query|getHostByAddr)/.test(key),
    );
    denyAll(owner, name, "needs the network", reaches);
  }
}

function handleOf(refused) {
  const socket = new (require("node:net").Socket)();
  try {
    socket.connect(refused);
  } catch {
    return socket._handle;
  }
}

function takeAwayProcesses() {
  denyAll(require("node:child_process"), "child_process", "starts a process");
  denyAll(require("node:cluster"), "cluster", "starts a process", ["fork"]);
  denyAll(require("node:worker_threads"), "worker_threads", "starts a thread", ["Worker"]);
  // V8's flags name files that it writes, past the permission model.
  denyAll(require("node:v8"), "v8", "changes how Node.js runs", [
    "setFlagsFromString",
    "setHeapSnapshotNearHeapLimit",
  ]);
  const others = [
    "kill",
    "_kill",
    "_debugProcess",
    "_debugEnd",
    "abort",
    "dlopen",
    "binding",
    "_linkedBinding",
  ];
  for (const name of others) replace(process, name, deny(`uses process.${name}`));
  replace(process, "exit", (code) => end("exited", `${Number(code ?? process.exitCode ?? 0)}`));
  replace(process, "reallyExit", (code) => end("exited", `${Number(code ?? 0)}`));
  replace(process, "env", environment());
}

/** Empty, and knows what was looked for. */
function environment() {
  const values = Object.create(null);
  return new Proxy(values, {
    get: (_, name) => (typeof name === "string" && !(name in values) ? void askedFor(name) : values[name]),
    has: (_, name) => name in values || (typeof name === "string" && void askedFor(name)) || false,
  });
}

/** What Node.js itself looks for. */
const OF_NODE = /^(?:WATCH_REPORT_DEPENDENCIES|NODE_(?!ENV$).*)$/;

function askedFor(name) {
  if (!OF_NODE.test(name)) block(`reads the environment variable ${name.slice(0, 100)}`);
}

/** Files beside the code are not here, and nothing else can be read or written: whoever tries is not to blame for failing. */
function watchFiles() {
  const fs = require("node:fs");
  for (const [owner, name] of [
    [fs, "fs"],
    [fs.promises, "fs.promises"],
  ]) {
    for (const key of ownKeys(owner)) {
      const own = typeof key === "string" && owner[key];
      if (typeof own !== "function" || /^[A-Z_]|^(?:realpath|internalModule)/.test(key)) continue;
      replace(owner, key, watched(own, `uses a file that is not among its code (${name}.${key})`));
    }
  }
}

function watched(original, says) {
  return function (...args) {
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback === "function")
      args[last] = function (error, ...rest) {
        if (error) block(says);
        return apply(callback, this, [error, ...rest]);
      };
    try {
      const result = apply(original, this, args);
      if (result === false) block(says);
      if (result instanceof Promise) result.catch(() => block(says));
      if (typeof result?.once === "function") result.once("error", () => block(says));
      return result;
    } catch (error) {
      block(says);
      throw error;
    }
  };
}

/** Says which package or file is not here, for CommonJS; for ES modules the error does. */
function watchPackages() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    try {
      return apply(resolve, this, [request, ...rest]);
    } catch (error) {
      block(absentText(`${request}`));
      throw error;
    }
  };
}

function absentText(request) {
  const isFile = /^[./]/.test(request);
  const name = isFile ? request : request.split("/", request.startsWith("@") ? 2 : 1).join("/");
  return `needs the ${isFile ? "file" : "package"} ${name.slice(0, 200)}, which is not among its code`;
}

function notePackageOf(error) {
  const code = error?.code;
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return;
  const [, request] = /Cannot find (?:package|module) '([^']+)'/.exec(`${error.message}`) ?? [];
  if (request !== undefined)
    block(absentText(request.startsWith(task.code) ? `.${request.slice(task.code.length)}` : request));
}

// ------------------------------------------------------------------ the event

/** Each object has one watcher, and a watcher none: what is one thing stays one thing. */
const watchers = new WeakMap();

/** The same event, which tells what was looked for in it and is not there. */
function watch(value, path) {
  if (typeof value !== "object" || value === null) return value;
  const known = watchers.get(value);
  if (known !== undefined) return known;
  const watcher = new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key !== "string") return Reflect.get(target, key, receiver);
      const name = path === "" ? key : `${path}.${key}`;
      if (!(key in target) && key !== "then" && key !== "toJSON")
        missing = note(missing, name.replace(/^Records\.0\.cf\./, "").slice(0, 200));
      const inner = Reflect.get(target, key, receiver);
      return Object.hasOwn(target, key) ? watch(inner, name) : inner;
    },
  });
  watchers.set(value, watcher).set(watcher, watcher);
  return watcher;
}

function sampleEvent() {
  const event = JSON.parse(task.event);
  return task.isWatching ? watch(event, "") : event;
}

// ------------------------------------------------------------------ Lambda

function callLambda(handler) {
  const callback = (error, value) => {
    if (error !== undefined && error !== null) threw(error);
    else returned(value);
  };
  const deadline = Date.now() + task.timeoutMilliseconds;
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: "us-east-1.edge",
    functionVersion: "1",
    invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:us-east-1.edge:1",
    memoryLimitInMB: "128",
    awsRequestId: "00000000-0000-4000-8000-000000000000",
    logGroupName: "/aws/lambda/us-east-1.edge",
    logStreamName: "2026/01/01/[1]00000000000000000000000000000000",
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: callback,
    succeed: (value) => callback(null, value),
    fail: (error) => threw(error ?? new Error("context.fail was called")),
  };
  const result = handler(sampleEvent(), context, callback);
  if (typeof result?.then === "function") result.then(returned, threw);
  else if (task.takesPlainResult) returned(result);
  else if (result !== undefined) idle = "ignored";
}

async function loadLambda() {
  const path = join(task.code, task.entry);
  if (!task.isModule) return require(path);
  return import(pathToFileURL(path).href);
}

// ------------------------------------------------------------------ CloudFront Functions

function cloudfront() {
  const record = (name) => (settings) => {
    helpers = note(helpers, stringify({ name, settings }));
  };
  const known = {
    updateRequestOrigin: record("updateRequestOrigin"),
    selectRequestOriginById: record("selectRequestOriginById"),
    createRequestOriginGroup: record("createRequestOriginGroup"),
    kvs: deny("reads a key value store"),
  };
  return new Proxy(known, {
    get: (target, name) =>
      name in target || typeof name !== "string" ? target[name] : deny(`uses cf.${name}`)(),
  });
}

function offerFunctionGlobals() {
  const offered = ["crypto", "querystring", "buffer"];
  replace(globalThis, "require", (name) => {
    if (offered.includes(name)) return require(`node:${name}`);
    return deny(absentText(`${name}`))();
  });
  const bytes = "which only CloudFront's JavaScript has";
  replace(String, "bytesFrom", deny(`uses String.bytesFrom, ${bytes}`));
  for (const name of ["toBytes", "fromBytes", "toUTF8", "fromUTF8"])
    Object.defineProperty(String.prototype, name, { value: deny(`uses String.prototype.${name}, ${bytes}`) });
  globalThis.__originlint_cloudfront = cloudfront();
}

async function loadFunction() {
  offerFunctionGlobals();
  const path = join(task.code, task.entry);
  if (task.isModule) return import(pathToFileURL(path).href);
  vm.runInThisContext(readFileSync(path, "utf8"), { filename: path });
  return { handler: vm.runInThisContext("typeof handler === 'function' ? handler : undefined") };
}

// ------------------------------------------------------------------ one run

class CallbackHandlerDeprecated extends Error {
  name = "Runtime.CallbackHandlerDeprecated";
}

async function run() {
  const isLambda = task.service === "lambda";
  let handler;
  try {
    const loaded = await (isLambda ? loadLambda() : loadFunction());
    handler = loaded?.[task.handler] ?? loaded?.default?.[task.handler];
  } catch (error) {
    notePackageOf(error);
    end(error instanceof SyntaxError ? "unreadable" : "not-loaded", textOf(error));
    return;
  }
  if (typeof handler !== "function") {
    end("no-handler", "");
    return;
  }
  idle = "returned";
  // As Lambda refuses it, by what it declares.
  if (isLambda && task.takesPlainResult && handler.length > 2) {
    end("threw", textOf(new CallbackHandlerDeprecated("this runtime takes no handler with a callback")));
    return;
  }
  tell("calls", "");
  try {
    if (isLambda) callLambda(handler);
    else returned(await handler(sampleEvent()));
  } catch (error) {
    notePackageOf(error);
    threw(error);
  }
}

process.on("uncaughtException", threw);
process.on("unhandledRejection", threw);
process.on("beforeExit", () => end(idle, "null"));
takeAwayHandles();
takeAwayNetwork();
takeAwayProcesses();
watchPackages();
watchFiles();
Module.syncBuiltinESMExports();
run();
