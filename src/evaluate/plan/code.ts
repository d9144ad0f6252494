import type { Diagnostic } from "../../diagnostic.ts";
import { directoryOf, type Files } from "../../source/files.ts";
import type { Provenance } from "../../value.ts";
import type { Assumptions, EvaluableRoot, Resource } from "../resource.ts";
import { type ModuleConfig, readModule } from "../terraform/config.ts";
import type { GivenVariable } from "../terraform/variable-sources.ts";
import { type Address, parseAddress, stepsOf, withoutKeys } from "./address.ts";
import { memberOf } from "./configuration.ts";
import type { PlanDocument } from "./document.ts";
import { plannedVariables } from "./planned-variables.ts";

/** Loads a root module as it would be checked by itself, with these values for its variables. */
export type LoadCode = (directory: string, vars: readonly GivenVariable[]) => Promise<EvaluableRoot>;

/** Where the code of a plan may be, relative to the repository's root. */
export interface CodeSearch {
  readonly files: Files;
  /** As the user says it. */
  readonly given: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly varFiles: readonly string[];
}

/** The folder whose code a plan is of: the given one, else the plan's own or the working directory, if it declares its resources. */
export function findCode(
  plan: PlanDocument,
  path: string,
  search: CodeSearch,
  diagnostics: Diagnostic[],
): string | undefined {
  const { files, given, workingDirectory } = search;
  if (given !== undefined) {
    if (declares(readModule(given, files, []), plan)) return given;
    diagnostics.push(foreign(given, path));
    return undefined;
  }
  const tried = new Set([directoryOf(path), workingDirectory ?? directoryOf(path)]);
  return [...tried].find((directory) => declares(readModule(directory, files, []), plan));
}

/** Whether at least half of what the root module of a plan holds stands in this code. */
function declares(code: ModuleConfig, { resources, configuration }: PlanDocument): boolean {
  const root = configuration?.module([]);
  const held = new Set([...(root?.resources.keys() ?? []), ...Object.keys(root?.calls ?? {}).map(callKey)]);
  if (root === undefined) {
    for (const { path, declared } of resources.values()) {
      held.add(path[0] === undefined ? declared : callKey(path[0]));
    }
  }
  const written = new Set([...code.resources.keys(), ...[...code.calls.keys()].map(callKey)]);
  const both = [...held].filter((key) => written.has(key)).length;
  return both > 0 && both * 2 >= held.size;
}

function callKey(name: string): string {
  return `module.${name}`;
}

function foreign(given: string, path: string): Diagnostic {
  return {
    severity: "warning",
    code: "module-not-found",
    message: `${given || "."} does not declare what ${path} plans, so places are those of the plan`,
    help: "Give the folder that terraform plan ran in: --source-root DIR",
  };
}

/** The values that the plan was made with, but for those that the code has by itself: these keep their places. */
export async function loadCode(
  directory: string,
  plan: PlanDocument,
  { files, varFiles }: CodeSearch,
  load: LoadCode,
): Promise<EvaluableRoot> {
  const variables = plan.configuration?.module([])?.variables;
  const defaultOf = (name: string) => memberOf(memberOf(variables, name), "default");
  return load(directory, plannedVariables({ directory, files, varFiles }, plan.variables, defaultOf));
}

/** The resources of the code, by address, under the assumptions of one world. */
export class CodeIndex {
  readonly #exact = new Map<string, Resource>();
  readonly #declared = new Map<string, Resource>();
  readonly #calls = new Map<string, Provenance>();

  constructor(code: EvaluableRoot, assumptions: Assumptions) {
    const { resources, unseen } = code.evaluate(assumptions);
    for (const { address, from } of unseen) this.#calls.set(address, from);
    for (const resource of resources) {
      this.#exact.set(resource.address, resource);
      const address = parseAddress(resource.address);
      const key = address === undefined ? resource.address : withoutKeys(address);
      if (!this.#declared.has(key)) this.#declared.set(key, resource);
    }
  }

  /** Where the module that a resource is in is called, or one around it, if that cannot be looked into. */
  call({ module }: Pick<Address, "module">): Provenance | undefined {
    const steps = stepsOf(module) ?? [];
    for (let count = 2; count <= steps.length; count += 2) {
      const around = steps.slice(0, count).map((step) => step.name + step.key);
      const from = this.#calls.get(around.join(".").replace(/\[[^\]]*\]$/, ""));
      if (from !== undefined) return from;
    }
    return undefined;
  }

  /** This very instance, else one that is written by the same block. */
  find(
    address: string,
    declared: string,
  ): { readonly resource: Resource; readonly isExact: boolean } | undefined {
    const exact = this.#exact.get(address);
    const resource = exact ?? this.#declared.get(declared);
    return resource && { resource, isExact: exact !== undefined };
  }
}
