import type { Diagnostic } from "../../diagnostic.ts";
import { EDGE_CODE_TYPES, isModelledType, MATTERS_WITH } from "../../facts/resource-types.ts";
import { LIMITS } from "../../limits.ts";
import { type Files, joinPath } from "../../source/files.ts";
import { type CallDeclaration, literalText, type ModuleConfig, readModule } from "./config.ts";
import { type DescribedCall, describedCall } from "./described-module.ts";
import { descriptionNotes } from "./described-notes.ts";
import { type InstalledModule, outdatedBy, readManifest } from "./manifest.ts";
import { placeOf } from "./trace.ts";

/** Where the source of a module call leads. */
export type CallTarget =
  | { readonly kind: "module"; readonly config: ModuleConfig; readonly described?: DescribedCall }
  | { readonly kind: "not-installed"; readonly source: string }
  /** Another source or version is installed; `says`: which, and which is asked for. */
  | { readonly kind: "outdated"; readonly source: string; readonly says: string }
  | { readonly kind: "not-found"; readonly source: string }
  | { readonly kind: "outside-repository"; readonly source: string };

/** When resources of a type are handed on. */
export type Demand = "always" | "with-edge-code" | "with-others" | "never";

/** The modules that a root is made of: read once, shared by all its evaluations. */
export class ModuleTree {
  readonly root: ModuleConfig;
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: Files;
  readonly #types: ReadonlySet<string>;
  readonly #manifest: ReadonlyMap<string, InstalledModule>;
  readonly #configs = new Map<string, ModuleConfig>();
  /** By the directory of the caller and the local source, else by the path of the call. */
  readonly #targets = new Map<string, CallTarget>();
  readonly #relevant = new Map<ModuleConfig, boolean>();

  /** `types` are gathered besides those that adapters read; `data` is where modules are installed. */
  constructor(
    directory: string,
    files: Files,
    types: ReadonlySet<string> = new Set(),
    data = joinPath(directory, ".terraform"),
  ) {
    this.#files = files;
    this.#types = types;
    this.#manifest = readManifest(directory, data, files, this.diagnostics);
    this.root = this.#config(directory);
    this.#preload(this.root, []);
  }

  /** `path` are the names of the calls that lead here: `["app", "cdn"]`. */
  target(call: CallDeclaration, caller: ModuleConfig, path: readonly string[]): CallTarget {
    const source = call.source ?? "";
    const key = isLocal(source) ? `${caller.directory}\n${source}` : path.join(".");
    let target = this.#targets.get(key);
    if (!target) {
      target = isLocal(source) ? this.#local(source, caller) : this.#installed(source, call, path);
      if (target.kind === "not-installed" || target.kind === "outdated")
        target = this.#described(call, caller) ?? target;
      this.#targets.set(key, target);
    }
    return target;
  }

  #local(source: string, caller: ModuleConfig): CallTarget {
    const directory = joinPath(caller.directory, source);
    if (directory === undefined) return { kind: "outside-repository", source };
    if (!this.#files.exists(directory)) return { kind: "not-found", source };
    return { kind: "module", config: this.#config(directory) };
  }

  #installed(source: string, call: CallDeclaration, path: readonly string[]): CallTarget {
    const installed = this.#manifest.get(path.join("."));
    if (installed === undefined || !this.#files.exists(installed.directory))
      return { kind: "not-installed", source };
    const says = outdatedBy(installed, { source, version: literalText(call.body, "version") });
    if (says !== undefined) {
      this.diagnostics.push(outdated(call, says));
      return { kind: "outdated", source, says };
    }
    return { kind: "module", config: this.#config(installed.directory) };
  }

  #described(call: CallDeclaration, caller: ModuleConfig): CallTarget | undefined {
    const described = describedCall(call, caller);
    if (!described) return undefined;
    this.diagnostics.push(...descriptionNotes(described, call));
    return { kind: "module", config: described.config, described };
  }

  /** Whether a file of one of the modules holds the text. */
  mentions(text: string): boolean {
    return [...this.#configs.values()].some(({ files }) =>
      files.some(({ source }) => source.text.includes(text)),
    );
  }

  /** What a resource of the type is gathered for: itself, a distribution that runs its code, others beside it, or not at all. */
  demand(type: string): Demand {
    if (this.#types.has(type)) return "always";
    if (!isModelledType(type)) return "never";
    if (MATTERS_WITH.has(type)) return "with-others";
    return EDGE_CODE_TYPES.has(type) ? "with-edge-code" : "always";
  }

  /** Whether the module, or one that it calls, has resources that may be gathered. */
  isRelevant(config: ModuleConfig, path: readonly string[]): boolean {
    const cached = this.#relevant.get(config);
    if (cached !== undefined) return cached;
    // A module that calls itself adds nothing to what it holds.
    this.#relevant.set(config, false);
    const relevant = this.#holdsRelevant(config, path);
    this.#relevant.set(config, relevant);
    return relevant;
  }

  #holdsRelevant(config: ModuleConfig, path: readonly string[]): boolean {
    if (config.unread.length > 0) return true;
    // What is called deeper than that is not looked into, and whoever calls it says so.
    if (path.length > LIMITS.depth) return true;
    for (const { type } of config.resources.values()) if (this.demand(type) !== "never") return true;
    for (const call of config.calls.values()) {
      const target = this.target(call, config, [...path, call.name]);
      if (target.kind !== "module" || this.isRelevant(target.config, [...path, call.name])) return true;
    }
    return false;
  }

  #config(directory: string): ModuleConfig {
    let config = this.#configs.get(directory);
    if (!config) {
      config = readModule(directory, this.#files, this.diagnostics);
      this.#configs.set(directory, config);
    }
    return config;
  }

  /** Reads every module once, so that what does not parse is said before anything is evaluated. */
  #preload(root: ModuleConfig, start: readonly string[]): void {
    const seen = new Set<ModuleConfig>([root]);
    const pending = [{ config: root, path: start }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      for (const call of next.config.calls.values()) {
        const path = [...next.path, call.name];
        const target = this.target(call, next.config, path);
        if (target.kind === "not-found") this.#missing(call, target.source);
        if (target.kind !== "module" || seen.has(target.config)) continue;
        seen.add(target.config);
        pending.push({ config: target.config, path });
      }
    }
  }

  #missing(call: CallDeclaration, source: string): void {
    const message = `module "${call.name}" names the directory ${source}, which does not exist`;
    this.diagnostics.push({
      severity: "warning",
      code: "module-not-found",
      message,
      place: placeOf(call.file, call.block.header),
    });
  }
}

/** As Terraform, which goes no further than this. */
function outdated(call: CallDeclaration, says: string): Diagnostic {
  const written = call.body.attributes.get("version");
  return {
    severity: "warning",
    code: "module-not-found",
    message: `module "${call.name}" ${says}: Terraform refuses the configuration`,
    place: written ? placeOf(written.file, written.node) : placeOf(call.file, call.block.header),
    help: "Run terraform init",
  };
}

function isLocal(source: string): boolean {
  return source.startsWith("./") || source.startsWith("../") || source === "." || source === "..";
}
