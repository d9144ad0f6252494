import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** What HashiCorp's parser said: its JSON, or its error's text. `undefined`: it died of this input. */
export type Answer = { readonly json: string } | { readonly error: string } | undefined;

export type Entry = "parse" | "getExpressionAst";

/** HashiCorp's HCL parser as a synchronous function. A program that died is replaced at the next call. */
export interface Hcl2Json {
  call(entry: Entry, file: string, text: string): Answer;
}

/** What wasm_exec.js, the loader that comes with Go, puts on the global object. */
interface GoProgram {
  readonly importObject: { readonly go: Record<string, (pointer: number) => void> };
  exit: (code: number) => void;
  run(instance: object): Promise<void>;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => object;
};

type Callback = (error: string | null, json: string | null) => void;
type Entries = Partial<Record<Entry, (file: string, text: string, done: Callback) => void>>;

interface Program {
  readonly entries: Entries;
  alive: boolean;
}

let loading: Promise<Hcl2Json> | undefined;

/**
 * Loads the WebAssembly of `@cdktf/hcl2json`, once a process. Not through that package's own module, which starts
 * at import, leaves six names on the global object, prints the stack of a program that dies, and whose promises
 * never settle afterwards. Rejects where the files are missing or do not fit this Node.
 */
export function loadHcl2Json(): Promise<Hcl2Json> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Hcl2Json> {
  const Go = await loadGo();
  const module = new WebAssembly.Module(gunzipSync(readFileSync(wasmPath())));
  let program: Program | undefined;
  return {
    call(entry, file, text) {
      if (!program?.alive) program = start(new Go(), module);
      return ask(program, entry, file, text);
    },
  };
}

function ask(program: Program, entry: Entry, file: string, text: string): Answer {
  let answer: Answer;
  try {
    program.entries[entry]?.(file, text, (error, json) => {
      answer = error === null ? { json: json ?? "" } : { error };
    });
  } catch {
    // The stack overflowed inside WebAssembly: what is left of the program cannot be trusted.
    program.alive = false;
  }
  return program.alive ? answer : undefined;
}

/** Runs the program until it waits to be called. From then on it needs no globals. */
function start(go: GoProgram, module: object): Program {
  const program: Program = { entries: {}, alive: true };
  const die = () => {
    program.alive = false;
  };
  go.exit = die;
  const imports = go.importObject.go;
  // A dying program prints its stack; a dead one would be resumed by its timers, and throw out of them.
  for (const name of ["wasmWrite", "scheduleTimeoutEvent", "clearTimeoutEvent"])
    imports[`runtime.${name}`] = () => {};
  const instance = new WebAssembly.Instance(module, go.importObject);
  const restore = setGlobals({ fs: NO_FILES, __parse_terraform_config_wasm__: program.entries });
  go.run(instance).catch(die);
  restore();
  return program;
}

const NO_FILES = {
  constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1 },
};

async function loadGo(): Promise<new () => GoProgram> {
  const restore = setGlobals({ fs: NO_FILES, Go: undefined });
  try {
    await import("@cdktf/hcl2json/wasm/wasm_exec.js");
    return Reflect.get(globalThis, "Go") as new () => GoProgram;
  } finally {
    restore();
  }
}

/** Returns what puts the global object back as it was. */
function setGlobals(values: Readonly<Record<string, unknown>>): () => void {
  const names = Object.keys(values);
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) Reflect.set(globalThis, name, values[name]);
  return () => {
    for (const [i, name] of names.entries()) {
      const descriptor = before[i];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

/** Beside this file in the bundle, in the package otherwise. */
function wasmPath(): string {
  const bundled = fileURLToPath(new URL("main.wasm.gz", import.meta.url));
  return existsSync(bundled)
    ? bundled
    : createRequire(import.meta.url).resolve("@cdktf/hcl2json/main.wasm.gz");
}
