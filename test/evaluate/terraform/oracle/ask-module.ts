import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { exact, type Json, terraform } from "./ask.ts";
import type { ModuleCase } from "./module-cases.ts";

/** What a plan makes of a configuration: the inputs of its resources, by address. */
export type ModuleAnswer = Readonly<Record<string, ResourceAnswer>>;

export interface ResourceAnswer {
  readonly input: Json;
  /** As `Answer.unknown`. */
  readonly unknown?: Json;
}

export function askModule({
  files,
  varFiles = [],
  vars = [],
  environment,
  workspace,
}: ModuleCase): ModuleAnswer {
  const directory = mkdtempSync(join(tmpdir(), "originlint-oracle-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    Object.assign(process.env, environment, workspace === undefined ? {} : { TF_WORKSPACE: workspace });
    terraform(directory, "init", "-backend=false", "-input=false");
    const given = [...varFiles.map((path) => `-var-file=${path}`), ...vars.map((text) => `-var=${text}`)];
    terraform(directory, "plan", "-no-color", "-refresh=false", "-input=false", "-out=p", ...given);
    return answerOf(JSON.parse(exact(terraform(directory, "show", "-json", "p"))));
  } finally {
    for (const name of ["TF_WORKSPACE", ...Object.keys(environment ?? {})]) delete process.env[name];
    rmSync(directory, { recursive: true });
  }
}

interface Shown {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: {
      readonly after: { readonly input?: Json };
      readonly after_unknown: { readonly input?: Json };
    };
  }[];
}

function answerOf({ resource_changes = [] }: Shown): ModuleAnswer {
  const entries = resource_changes.map(({ address, change }) => {
    const unknown = change.after_unknown.input;
    return [
      address,
      { input: change.after.input ?? null, ...(unknown === undefined ? {} : { unknown }) },
    ] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
