import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PolicyDocument } from "../../src/policy/document.ts";
import { parsePolicy } from "../../src/policy/load.ts";
import type { RuleDescription } from "../../src/rule.ts";

/** A file under rules/, read. */
export type RuleFile = DeclarativeFile | TypedFile;

interface DeclarativeFile {
  readonly kind: "yaml";
  readonly id: string;
  readonly document: PolicyDocument;
  readonly description: RuleSummary;
}

interface TypedFile {
  readonly kind: "ts";
  readonly id: string;
  readonly description: RuleSummary;
}

/** What the generated page says of a rule. */
export interface RuleSummary
  extends Pick<RuleDescription, "title" | "section" | "consequence" | "certainty" | "examples" | "options"> {
  readonly severity?: RuleDescription["severity"];
  readonly subject: string;
}

export interface RulesRead {
  /** Sorted by id. */
  readonly rules: readonly RuleFile[];
  /** One line each, with file and line. */
  readonly problems: readonly string[];
}

/** Reads `<topic>/<name>.yaml` and `<topic>/<name>.ts`; what cannot be read is a problem and left out. */
export async function readRules(directory: string): Promise<RulesRead> {
  const rules = new Map<string, RuleFile>();
  const problems: string[] = [];
  for (const path of rulePaths(directory)) {
    const id = path.slice(0, -extname(path).length);
    const read = path.endsWith(".ts")
      ? await readTyped(directory, path, id)
      : readDeclarative(directory, path, id);
    if ("problems" in read) problems.push(...read.problems);
    else if (rules.has(id)) problems.push(`rules/${path}: there are two files for ${id}`);
    else rules.set(id, read);
  }
  return { rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

function rulePaths(directory: string): readonly string[] {
  const paths: string[] = [];
  for (const topic of readdirSync(directory, { withFileTypes: true })) {
    if (!topic.isDirectory()) continue;
    for (const name of readdirSync(join(directory, topic.name))) {
      if (/\.(yaml|ts)$/.test(name)) paths.push(`${topic.name}/${basename(name)}`);
    }
  }
  return paths.sort();
}

interface Problems {
  readonly problems: readonly string[];
}

function readDeclarative(directory: string, path: string, id: string): DeclarativeFile | Problems {
  const file = { path: `rules/${path}`, text: readFileSync(join(directory, path), "utf8") };
  const { value: document, diagnostics } = parsePolicy(file, true);
  if (document === undefined) {
    const at = (line: number | undefined) => (line === undefined ? "" : `:${line}`);
    return {
      problems: diagnostics.map(({ message, place }) => `${file.path}${at(place?.start.line)}: ${message}`),
    };
  }
  const { title, subject, section = "-", consequence = "policy", certainty = "proven" } = document;
  const { severity, options, examples = [] } = document;
  const optional = { ...(severity && { severity }), ...(options && { options }) };
  const description = { title, subject, section, consequence, certainty, examples, ...optional };
  return { kind: "yaml", id, document, description };
}

async function readTyped(directory: string, path: string, id: string): Promise<TypedFile | Problems> {
  try {
    const module: unknown = await import(pathToFileURL(join(directory, path)).href);
    const rule =
      typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
    if (isSummary(rule)) return { kind: "ts", id, description: rule };
    return { problems: [`rules/${path}: has no rule as its default export`] };
  } catch (error) {
    return { problems: [`rules/${path}: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function isSummary(rule: unknown): rule is RuleSummary {
  return typeof rule === "object" && rule !== null && "title" in rule && "check" in rule && "subject" in rule;
}
