import type { Mistake } from "./ignore.ts";
import type { KnownRules } from "./known-rules.ts";

const MOST_RULES = 50;

export interface ReadRules {
  readonly rules: readonly string[];
  readonly mistakes: Mistake[];
  /** The text behind the list. */
  readonly after: string;
}

/** The list at the start of a text: names separated by commas. Those that are no rules are left out, and told. */
export function readRules(text: string, known: KnownRules): ReadRules {
  const [list = ""] = /^[^\s,]*(?:\s*,\s*[^\s,]*)*/.exec(text) ?? [];
  const written = list.split(",").map((name) => name.trim().replace(/:$/, ""));
  const mistakes: Mistake[] = [];
  const rules = new Set<string>();
  if (written.includes("")) mistakes.push(warning("A rule is missing before or behind a comma"));
  if (written.length > MOST_RULES)
    mistakes.push(warning(`Of an ignore only the first ${MOST_RULES} rules are read`));
  for (const name of written.slice(0, MOST_RULES)) {
    if (name === "") continue;
    const mistake = known.mistakeIn(name.slice(0, 200));
    if (mistake !== undefined) mistakes.push(mistake);
    else if (rules.has(name)) mistakes.push(warning(`${name} is named twice`));
    else rules.add(name);
  }
  return { rules: [...rules], mistakes, after: text.slice(list.length).trim() };
}

function warning(message: string): Mistake {
  return { severity: "warning", message };
}
