import { didYouMean } from "../did-you-mean.ts";
import type { SubjectName } from "../rule.ts";
import { type Checked, failed, ok } from "./checked.ts";
import type { FieldShape, ShapeName } from "./field-shape.ts";
import { parsePath, type Step } from "./paths.ts";
import { fieldsOf } from "./shapes.ts";

/** What a policy is about: an entity of the model, or plain resources, whose properties no table describes. */
export type PolicySubject = SubjectName | "resource";

/** A path that was checked against the type of its subject. */
export interface BoundPath {
  readonly text: string;
  /** Ways to walk, one after the other: `..` of a typed subject is spelled out when the rule is loaded. */
  readonly ways: readonly Way[];
  /** What stands at its end; `any` in plain resources. */
  readonly end: FieldShape | "any";
  /** Whether it can lead to several values. */
  readonly many: boolean;
}

export interface Way {
  readonly steps: readonly Step[];
  /** From this step on an absent value yields nothing instead of one `absent`: it was reached by `..`. */
  readonly quietUntil: number;
}

/** Parses and checks a path; the message of a failure names the field that does not exist and its nearest neighbour. */
export function bindPath(text: string, subject: PolicySubject): Checked<BoundPath> {
  const parsed = parsePath(text);
  if (!parsed.ok) return parsed;
  const many = parsed.value.some((step) => step.kind === "each" || step.kind === "descend");
  if (subject === "resource") {
    return ok({ text, ways: [{ steps: parsed.value, quietUntil: 0 }], end: "any", many });
  }
  let trails: readonly Trail[] = [{ steps: [], quietUntil: 0, shape: { thing: subject }, spelled: "$" }];
  for (const step of parsed.value) {
    const next = advance(trails, step);
    if (!next.ok) return next;
    trails = next.value;
  }
  const [first] = trails;
  return first === undefined
    ? failed(`"${text}" leads nowhere`)
    : ok({ text, ways: trails, end: first.shape, many });
}

interface Trail extends Way {
  readonly shape: FieldShape;
  readonly spelled: string;
}

/** One step further on every trail that has it; an error only where none has. */
function advance(trails: readonly Trail[], step: Step): Checked<readonly Trail[]> {
  const next: Trail[] = [];
  let refusal: Checked<never> | undefined;
  for (const trail of trails) {
    const result = step.kind === "descend" ? descend(trail, step.name) : single(trail, step);
    if (result.ok) next.push(...result.value);
    else refusal ??= result;
  }
  return next.length > 0 || refusal === undefined ? ok(next) : refusal;
}

function single(trail: Trail, step: Exclude<Step, { kind: "descend" }>): Checked<readonly Trail[]> {
  const { shape } = trail;
  if (step.kind === "name") {
    const field = fieldOf(trail, step.name);
    return field.ok ? ok([extend(trail, step, field.value, `.${step.name}`)]) : field;
  }
  if (!isList(shape)) return failed(`"${trail.spelled}" is ${describe(shape)}, not a list`);
  const spelled = step.kind === "each" ? "[*]" : `[${step.index}]`;
  return ok([extend(trail, step, shape.listOf, spelled)]);
}

function fieldOf(trail: Trail, name: string): Checked<FieldShape> {
  const { shape, spelled } = trail;
  if (isList(shape)) return failed(`"${spelled}" is a list: write "${spelled}[*].${name}"`);
  if (!isThing(shape)) return failed(`"${spelled}" is ${describe(shape)} and has no field "${name}"`);
  const fields = fieldsOf(shape.thing);
  const field = fields.get(name);
  if (field !== undefined) return ok(field);
  return failed(`${shape.thing} has no field "${name}"${didYouMean(name, fields.keys())}`);
}

function extend(trail: Trail, step: Step, shape: FieldShape, spelled: string): Trail {
  return { ...trail, steps: [...trail.steps, step], shape, spelled: trail.spelled + spelled };
}

/** Every way down to a field of that name, without the references that lead back up. */
function descend(trail: Trail, name: string): Checked<readonly Trail[]> {
  const found: Trail[] = [];
  const names = new Set<string>();
  const search = (at: Trail, above: ReadonlySet<ShapeName>): void => {
    if (isList(at.shape)) search(extend(at, { kind: "each" }, at.shape.listOf, "[*]"), above);
    if (!isThing(at.shape) || at.shape.back || above.has(at.shape.thing)) return;
    const below = new Set([...above, at.shape.thing]);
    for (const [field, shape] of fieldsOf(at.shape.thing)) {
      names.add(field);
      const next = extend(at, { kind: "name", name: field }, shape, `.${field}`);
      if (field === name) found.push({ ...next, quietUntil: next.steps.length - 1 });
      search(next, below);
    }
  };
  // A reference back that the path itself names is as good a start as any.
  search(isThing(trail.shape) ? { ...trail, shape: { thing: trail.shape.thing } } : trail, new Set());
  if (found.length > 0) return ok(found);
  return failed(`nothing below "${trail.spelled}" has a field "${name}"${didYouMean(name, names)}`);
}

function isList(shape: FieldShape): shape is Extract<FieldShape, { listOf: unknown }> {
  return typeof shape === "object" && "listOf" in shape;
}

function isThing(shape: FieldShape): shape is Extract<FieldShape, { thing: unknown }> {
  return typeof shape === "object" && "thing" in shape;
}

/** A shape in words, with its article: `a text`, `a list`, `a loadBalancer`. */
export function describe(shape: FieldShape | "any"): string {
  if (typeof shape === "object") {
    if ("listOf" in shape) return "a list";
    if ("thing" in shape) return `a thing of type ${shape.thing}`;
    return "a text";
  }
  if (shape === "any") return "anything";
  if (shape === "nothing") return "known to verify only";
  return shape === "secret" ? "a text" : `a ${shape}`;
}
