import type { SourceFile } from "./source-file.ts";

/** Shorter secrets are only masked where they are a whole text: as a part they would be found everywhere. */
const MIN_PART = 4;

/** With more secrets than this nothing is shown. */
const MAX_PARTS = 200;

const KEYS = ['"resource_changes"', '"planned_values"', '"root_module"'];

/** Whether a text is a plan or a state, which hold in clear what the code marks as sensitive. */
export function isPlanned(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes('"format_version"') && KEYS.some((key) => text.includes(key));
}

/** A plan as it may be shown: all texts and numbers that are sensitive somewhere in it are masked everywhere. Positions stay. */
export function concealedPlan(file: SourceFile): SourceFile {
  const { path, text } = file;
  const secrets = secretsIn(text);
  if (secrets === undefined) return blank(file);
  if (secrets.size === 0) return file;
  const parts = [...secrets].filter((secret) => typeof secret === "string" && secret.length >= MIN_PART);
  if (parts.length > MAX_PARTS) return blank(file);
  const isSecret = (token: string) => {
    const value = decoded(token);
    return secrets.has(value) || parts.some((part) => String(value).includes(String(part)));
  };
  // Most of the tokens are names that stand in every resource.
  const known = new Map<string, boolean>();
  const mask = (token: string) => {
    const found = known.get(token) ?? isSecret(token);
    known.set(token, found);
    return found ? token.replace(/[^"\n]/g, "*") : token;
  };
  return { path, text: text.replace(TOKENS, mask) };
}

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Terraform writes `&` as an escape, and others do not. */
function decoded(token: string): string | number {
  if (!token.startsWith('"')) return Number(token);
  if (!token.includes("\\")) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function blank({ path, text }: SourceFile): SourceFile {
  const lines = text.split("\n").map(({ length }) => " ".repeat(length));
  return { path, text: lines.join("\n") };
}

/** `undefined` where the text is no JSON, so that nothing can be told apart. */
function secretsIn(text: string): ReadonlySet<string | number> | undefined {
  const secrets = new Set<string | number>();
  try {
    collect(JSON.parse(text), secrets);
  } catch {
    return undefined;
  }
  return secrets;
}

/** The pairs of trees in which the second marks what is sensitive of the first. */
const PAIRS: readonly (readonly [values: string, marks: string])[] = [
  ["values", "sensitive_values"],
  ["before", "before_sensitive"],
  ["after", "after_sensitive"],
];

function collect(document: unknown, into: Set<string | number>): void {
  const pending: unknown[] = [document, ...sensitiveVariables(document)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const fields = new Map<string, unknown>(Object.entries(node));
    for (const [values, marks] of PAIRS) mark(fields.get(values), fields.get(marks), into);
    if (fields.get("sensitive") === true) everything(fields.get("value"), into);
    for (const child of fields.values()) if (typeof child === "object") pending.push(child ?? 0);
  }
}

/** A plan has a variable's value in one place and its mark in another. */
function sensitiveVariables(document: unknown): readonly unknown[] {
  const declared = at(document, ["configuration", "root_module", "variables"]);
  const values = at(document, ["variables"]);
  return entriesOf(declared).flatMap(([name, variable]) => {
    if (at(variable, ["sensitive"]) !== true) return [];
    return [
      { sensitive: true, value: at(values, [name, "value"]) },
      { sensitive: true, value: at(variable, ["default"]) },
    ];
  });
}

function mark(value: unknown, marks: unknown, into: Set<string | number>): void {
  const pending: (readonly [value: unknown, marks: unknown])[] = [[value, marks]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [inner, marked] = next;
    if (marked === true) everything(inner, into);
    else for (const [name, child] of entriesOf(marked)) pending.push([at(inner, [name]), child]);
  }
}

function everything(value: unknown, into: Set<string | number>): void {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ((typeof next === "string" && next !== "") || typeof next === "number") into.add(next);
    for (const [, child] of entriesOf(next)) if (child !== undefined) pending.push(child);
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function at(value: unknown, way: readonly string[]): unknown {
  return way.reduce((inner, name) => new Map<string, unknown>(entriesOf(inner)).get(name), value);
}
