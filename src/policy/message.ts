import { describePart } from "../derive/describe.ts";
import type { MessageArgument } from "../rule.ts";
import type { Atom, Provenance, Value } from "../value.ts";
import { type BoundPath, bindPath, type PolicySubject } from "./bind-path.ts";
import { type Checked, failed, ok } from "./checked.ts";
import { isRecord, isValue, walk } from "./walk.ts";

/** A text with `{placeholders}`, each a path into the subject, or else the name of a verdict's argument. */
export interface Template {
  readonly parts: readonly (string | Placeholder)[];
}

export interface Placeholder {
  readonly name: string;
  readonly path?: BoundPath;
}

/** Stands in a message whose placeholder is neither a path nor an argument: a mistake of the rule. */
export const NO_ARGUMENT = "the rule gives no";

const PLACEHOLDER = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

/** `{{` and `}}` stand for the braces themselves. A placeholder that is no path is left to the verdict's arguments. */
export function readTemplate(text: string, subject: PolicySubject): Checked<Template> {
  const parts: (string | Placeholder)[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[1];
    if (match[0] === "{{" || match[0] === "}}") parts.push(match[0].charAt(0));
    else if (name === undefined)
      return failed(`"${match[0]}" stands alone: write "${match[0].repeat(2)}" for a brace`);
    else parts.push(placeholder(name, subject));
  }
  parts.push(text.slice(end));
  return ok({ parts: parts.filter((part) => part !== "") });
}

function placeholder(name: string, subject: PolicySubject): Placeholder {
  const path = bindPath(`$.${name}`, subject);
  return path.ok ? { name, path: path.value } : { name };
}

/** What is wrong with a placeholder that should be a path; `undefined` where all are. */
export function placeholderProblem(template: Template, subject: PolicySubject): string | undefined {
  for (const part of template.parts) {
    if (typeof part === "string" || part.path !== undefined) continue;
    const path = bindPath(`$.${part.name}`, subject);
    if (!path.ok) return `{${part.name}}: ${path.message}`;
  }
  return undefined;
}

export interface Rendered {
  readonly text: string;
  /** Where the values in it come from. */
  readonly from: readonly Provenance[];
}

/** Fills in a template: the verdict's arguments first, then the subject's values. */
export function render(
  template: Template,
  subject: unknown,
  from: Provenance,
  args: Readonly<Record<string, MessageArgument>>,
): Rendered {
  const used: Provenance[] = [];
  const texts = template.parts.map((part) => {
    if (typeof part === "string") return part;
    const arg = Object.hasOwn(args, part.name) ? args[part.name] : undefined;
    if (arg !== undefined) {
      if (isValue(arg)) used.push(arg.from);
      return isValue(arg) ? show(arg) : showPlain(arg);
    }
    if (part.path === undefined) return `(unknown: ${NO_ARGUMENT} ${part.name})`;
    const matches = walk(part.path, subject, from);
    for (const match of matches) used.push(match.from);
    const isSecret = part.path.end === "secret";
    return join(matches.map((match) => (isSecret && match.kind !== "absent" ? SENSITIVE : show(match))));
  });
  return { text: texts.join(""), from: used };
}

const SENSITIVE = "(sensitive)";
const MAX_LENGTH = 200;
const MAX_ITEMS = 8;

/** A value for people: `(unknown: …)`, `(sensitive)`, `(not set)`, `${aws_lb.web.dns_name}`, lists joined, long texts cut. */
export function show(value: Value<unknown>): string {
  if (value.kind === "absent") return "(not set)";
  if (value.kind === "known") return value.sensitive ? SENSITIVE : showPlain(value.value);
  if (value.why.some((reason) => reason.why === "sensitive")) return SENSITIVE;
  const { form } = value;
  if (form?.kind === "list" && form.items.length > 0) {
    return join([...form.items.map(show), ...(form.open ? ["…"] : [])]);
  }
  if (form?.kind === "text" && saysEnough(form.parts))
    return showPlain(form.parts.map(describePart).join(""));
  const blocker = value.why[0];
  return blocker === undefined ? "(unknown)" : `(unknown: ${blocker.what} ${blocker.says})`;
}

/** Some known text, or attributes that AWS will choose: `api.${var.domain}` says more than that it is not known yet. */
function saysEnough(parts: readonly (string | Atom)[]): boolean {
  return (
    parts.some((part) => typeof part === "string") ||
    parts.every((part) => typeof part !== "string" && part.address !== undefined)
  );
}

function showPlain(value: unknown): string {
  if (typeof value === "string") return value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}…` : value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return join(value.map((item) => (isValue(item) ? show(item) : showPlain(item))));
  if (value instanceof Map) return `{${join([...value.keys()].map(String))}}`;
  if (!isRecord(value)) return "(nothing)";
  if (Array.isArray(value.items)) return join(value.items.map(showPlain));
  const name = value.address ?? value.name ?? value.id;
  return isValue(name) ? show(name) : typeof name === "string" ? name : "(a thing without a name)";
}

function join(texts: readonly string[]): string {
  if (texts.length === 0) return "(none)";
  const shown = texts.slice(0, MAX_ITEMS);
  return shown.join(", ") + (texts.length > MAX_ITEMS ? ` and ${texts.length - MAX_ITEMS} more` : "");
}
