import type { Program } from "acorn";
import type { CodeFile } from "../../source/code-package.ts";
import { directoryOf, joinPath } from "../../source/files.ts";
import { parseHandler } from "../syntax.ts";
import { globals } from "./globals.ts";
import type { Machine } from "./machine.ts";
import { Module } from "./module.ts";
import { Scope } from "./scope.ts";
import { type Flow, literal, type Native, Opaque, Thing, write } from "./values.ts";

/** The parsed files of a function, shared by all paths through it. */
export class Programs {
  readonly #files: ReadonlyMap<string, CodeFile>;
  readonly #parsed = new Map<string, Program | undefined>();

  constructor(files: ReadonlyMap<string, CodeFile>) {
    this.#files = files;
  }

  parse(name: string): Program | undefined {
    if (this.#parsed.has(name)) return this.#parsed.get(name);
    const file = this.#files.get(name);
    const program = file === undefined ? undefined : parseHandler(file.text);
    this.#parsed.set(name, program);
    return program;
  }

  json(name: string): string | undefined {
    return name.endsWith(".json") ? this.#files.get(name)?.text : undefined;
  }

  /** `./lib` as the file that it names. */
  resolve(from: string, path: string): string | undefined {
    const base = joinPath(directoryOf(from), path);
    if (base === undefined) return undefined;
    const stem = base.replace(/\.[cm]?js$/, "");
    return [
      base,
      ...ENDINGS.map((ending) => base + ending),
      `${stem}.ts`,
      `${stem}.mts`,
      `${base}/index.js`,
      `${base}/index.ts`,
    ].find((name) => this.#files.has(name));
  }
}

const ENDINGS = [".js", ".mjs", ".cjs", ".ts", ".mts", ".json"];

/** The files of a function as they run on one path: each once, when it is first asked for. */
export class Modules {
  readonly #programs: Programs;
  readonly #machine: Machine;
  readonly #globals: ReadonlyMap<string, Flow>;
  readonly #loaded = new Map<string, Module>();

  constructor(programs: Programs, machine: Machine) {
    this.#programs = programs;
    this.#machine = machine;
    this.#globals = globals(machine);
  }

  /** What a file exports, or names: nothing where it cannot be read. */
  load(file: string): Module | undefined {
    const loaded = this.#loaded.get(file);
    if (loaded !== undefined) return loaded;
    const program = this.#programs.parse(file);
    if (program === undefined) return undefined;
    const module = new Module(this.#scopeOf(file), program);
    this.#loaded.set(file, module);
    module.run(this.#machine, (path) => this.#import(file, path));
    return module;
  }

  #scopeOf(file: string): Scope {
    const outer = new Scope(file);
    for (const [name, value] of this.#globals) outer.declare(name, value);
    const require: Native = {
      kind: "native",
      name: "require",
      call: ([path]) =>
        path?.kind === "literal" ? this.#import(file, String(path.value)) : this.#machine.fresh(),
    };
    outer.declare("require", require);
    return outer;
  }

  #import(from: string, path: string): Flow {
    if (!path.startsWith(".")) return new Opaque(`module:${path}`, { type: "object" });
    const file = this.#programs.resolve(from, path);
    if (file === undefined) return new Opaque(`module:${path}`, { type: "object" });
    const json = this.#programs.json(file);
    return json === undefined
      ? (this.load(file)?.exports ?? this.#machine.fresh())
      : fromJson(json, this.#machine);
  }
}

/** Settings that lie beside the code. */
function fromJson(text: string, machine: Machine): Flow {
  const site = { file: "", start: 0, end: 0 };
  const convert = (value: unknown): Flow => {
    machine.step();
    if (
      value === null ||
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean"
    )
      return literal(value);
    const made = new Thing(Array.isArray(value), site);
    for (const [name, inner] of Object.entries(value ?? {})) write(made, name, convert(inner), site);
    return made;
  };
  try {
    const parsed: unknown = JSON.parse(text);
    return convert(parsed);
  } catch {
    return machine.fresh();
  }
}
