import { LIMITS } from "../../limits.ts";
import { type Truth, unknownTruth } from "../../logic.ts";
import { childOf, type Span, type TreeNode } from "../../parse/tree.ts";
import type { Place } from "../../source/place.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import { attributeValue } from "./attributes.ts";
import { listValue, mapValue, scalarValue } from "./collections.ts";
import { decide } from "./conditions.ts";
import { FUNCTIONS } from "./functions/index.ts";
import { callOf } from "./intrinsics.ts";
import { Memo } from "./memo.ts";
import { parameterSeenFrom, parameterValue, passedParameter } from "./parameters.ts";
import { pseudoParameter } from "./pseudo-parameters.ts";
import type { Call, Scope } from "./scope.ts";
import type { Session } from "./session.ts";
import { blocked, entrySpan, firstLine, notWritten, type Site, seenFrom } from "./site.ts";
import type { StackInput } from "./stack-input.ts";
import type { ResourceDeclaration, Template } from "./template.ts";
import { textPiece } from "./text.ts";
import { plainText } from "./text-parts.ts";
import { unfollowedReason } from "./unfollowed.ts";
import { unwrittenCondition, unwrittenReference } from "./unwritten.ts";

/** What a stack can ask of those around it. */
export interface Surroundings {
  /** Every stack that may hold an export, this one included. */
  readonly siblings: readonly Stack[];
  /** A parameter that the parent stack passes; `undefined` where it passes none. */
  passed(name: string): Value<Datum> | undefined;
}

/** One stack under evaluation: answers each question once, and remembers the answer. */
export class Stack implements Scope {
  readonly input: StackInput;
  readonly session: Session;
  readonly nested: ReadonlyMap<string, Stack>;
  readonly #surroundings: Surroundings;
  readonly #values = new Memo<Value<Datum>>();
  readonly #truths = new Memo<Truth>();
  #exports: ReadonlyMap<string, string> | undefined;

  constructor(input: StackInput, session: Session, surroundings: Surroundings) {
    this.input = input;
    this.session = session;
    this.#surroundings = surroundings;
    const nested = new Map<string, Stack>();
    for (const [logicalId, child] of input.nested) {
      const passed = (name: string) => this.#passedTo(logicalId, name);
      nested.set(logicalId, new Stack(child, session, { siblings: surroundings.siblings, passed }));
    }
    this.nested = nested;
  }

  get template(): Template {
    return this.input.template;
  }

  get prefix(): string {
    return this.input.prefix;
  }

  place({ start, end }: Span): Place {
    return this.template.lines.place(start, end);
  }

  /** The first line of what is written at `span`. */
  line(span: Span): Place {
    return firstLine(this.template.source, this.template.lines, span);
  }

  evaluate(node: TreeNode, site: Site): Value<Datum> {
    if (!this.session.spend(1)) return this.#outOfSteps(site);
    return this.session.nested(() => this.#evaluate(node, site)) ?? blocked([TOO_DEEP], site);
  }

  #outOfSteps(site: Site): Value<Datum> {
    const message = `the template ${OUT_OF_STEPS.says}: what follows is not evaluated`;
    this.session.report("error", "limit", message, this.place({ start: 0, end: 0 }));
    return blocked([OUT_OF_STEPS], site);
  }

  #evaluate(node: TreeNode, site: Site): Value<Datum> {
    const call = callOf(node);
    if (call !== undefined) return this.#call(call, site);
    switch (node.kind) {
      case "scalar":
        return scalarValue(this, node, site);
      case "sequence":
        return listValue(this, node, site);
      case "mapping":
        return mapValue(this, node, site);
      case "invalid":
        return blocked([{ what: "the text", why: node.why, says: "could not be read", at: site.at }], site);
    }
  }

  #call(call: Call, site: Site): Value<Datum> {
    const evaluateFunction = FUNCTIONS.get(call.name);
    if (evaluateFunction !== undefined) return evaluateFunction(this, call, site);
    const at = this.place(call.node);
    return blocked([{ what: call.name, why: "unsupported-function", says: "is not evaluated", at }], site);
  }

  condition(name: string, at: Place): Truth {
    const entry = this.template.conditions.get(name);
    if (entry === undefined) {
      return unknownTruth([unwrittenCondition(this.template, this.session, name, at)]);
    }
    const site = {
      at: this.line(entry.keySpan),
      address: `${this.prefix}${name}`,
      path: `Conditions.${name}`,
    };
    const compute = () =>
      this.session.nested(() => decide(this, entry.value, site)) ?? unknownTruth([TOO_DEEP]);
    return this.#truths.get(name, compute, () => unknownTruth([this.#cycle(name, site.at)]));
  }

  reference(id: string, attribute: string, site: Site): Value<Datum> {
    const declaration = this.template.resources.get(id);
    if (declaration !== undefined) return this.#resourceAttribute(declaration, attribute, site);
    if (attribute !== "Ref") return this.#unwrittenReference(id, attribute, site);
    return (
      pseudoParameter(id, this.input.environment, this.prefix, site) ??
      this.#parameter(id, site) ??
      this.#unwrittenReference(id, attribute, site)
    );
  }

  #parameter(name: string, site: Site): Value<Datum> | undefined {
    const entry = this.template.parameters.get(name);
    if (entry === undefined) return undefined;
    const compute = () => {
      const passed = this.#surroundings.passed(name);
      return passed === undefined
        ? parameterValue(this, entry, this.input.parameters.get(name))
        : passedParameter(this, entry, passed);
    };
    const value = this.#values.get(`parameter ${name}`, compute, () => this.#circular(name, site));
    return parameterSeenFrom(value, entry, site);
  }

  #resourceAttribute(declaration: ResourceDeclaration, attribute: string, site: Site): Value<Datum> {
    const { id } = declaration;
    const address = `${this.prefix}${id}`;
    if (this.existence(declaration).is === false) {
      const says = "is not created, because its condition is false";
      return blocked([{ what: address, why: "error", says, at: this.line(declaration.entry.keySpan) }], site);
    }
    const output =
      declaration.type === "AWS::CloudFormation::Stack" ? OUTPUT.exec(attribute)?.[1] : undefined;
    if (output !== undefined) return this.#nestedOutput(declaration, output, site);
    return attributeValue(declaration, address, attribute, (name) => this.property(declaration, name), site);
  }

  #nestedOutput(declaration: ResourceDeclaration, output: string, site: Site): Value<Datum> {
    const nested = this.nested.get(declaration.id);
    const value = nested?.output(output);
    if (value !== undefined) return seenFrom(value, site);
    const address = `${this.prefix}${declaration.id}`;
    const attribute = `Outputs.${output}`;
    const source = `${address}.${attribute}`;
    const at = this.line(declaration.entry.keySpan);
    const reason: Reason =
      nested === undefined
        ? unfollowedReason(this, declaration, at)
        : { what: source, why: "error", says: "is not an output of the nested stack's template", at };
    const form = { kind: "text", parts: [{ source, address, attribute }] } as const;
    return blocked([reason], site, [], form);
  }

  /** A logical id that is not written: something else may write it, else CloudFormation refuses it. */
  #unwrittenReference(id: string, attribute: string, site: Site): Value<Datum> {
    const dotted = attribute === "Ref" ? undefined : this.template.resources.get(`${id}.${attribute}`);
    if (dotted !== undefined) return this.#resourceAttribute(dotted, "Ref", site);
    const address = `${this.prefix}${id}`;
    const source = `${address}.${attribute}`;
    const why = unwrittenReference(this.template, this.session, id, source, site.at);
    return blocked([why], site, [], { kind: "text", parts: [{ source, address, attribute }] });
  }

  /** One property of a resource, as `Resource.properties` has it too; absent where it is not written. */
  property(declaration: ResourceDeclaration, name: string): Value<Datum> {
    const site = this.#propertySite(declaration, name);
    const node = childOf(declaration.properties?.value, name);
    if (node === undefined) return notWritten(site);
    const compute = () => this.evaluate(node, site);
    return this.#values.get(`property ${declaration.id} ${name}`, compute, () =>
      this.#circular(site.path, site),
    );
  }

  #propertySite(declaration: ResourceDeclaration, name: string): Site {
    const properties = declaration.properties?.value;
    const entry = properties?.kind === "mapping" ? properties.entries.get(name) : undefined;
    const at = this.line(entry ? entrySpan(entry) : declaration.entry.keySpan);
    return { at, address: `${this.prefix}${declaration.id}`, path: `Properties.${name}` };
  }

  /** Whether the resource is created at all. */
  existence(declaration: ResourceDeclaration): Truth {
    const name = declaration.condition?.value;
    if (name?.kind !== "scalar") return { is: true };
    return this.condition(name.text, this.place(name));
  }

  output(name: string): Value<Datum> | undefined {
    const entry = this.template.outputs.get(name);
    const node = childOf(entry?.value, "Value");
    if (entry === undefined || node === undefined) return undefined;
    const path = `Outputs.${name}.Value`;
    const site: Site = { at: this.line(entry.keySpan), address: `${this.prefix}${name}`, path };
    const value = this.#values.get(
      `output ${name}`,
      () => this.evaluate(node, site),
      () => this.#circular(path, site),
    );
    return { ...value, from: { ...value.from, kind: "output" } };
  }

  exported(name: string): Value<Datum> | undefined {
    for (const stack of this.#surroundings.siblings) {
      const output = isSameEnvironment(stack, this) ? stack.#exportedNames().get(name) : undefined;
      if (output !== undefined) return stack.output(output);
    }
    return undefined;
  }

  /** Export name → output. */
  #exportedNames(): ReadonlyMap<string, string> {
    if (this.#exports !== undefined) return this.#exports;
    const exports = new Map<string, string>();
    // Set before it is filled: the name of an export may not hang on an import.
    this.#exports = exports;
    for (const { key, keySpan, value } of this.template.outputs.values()) {
      const node = childOf(childOf(value, "Export"), "Name");
      if (node === undefined) continue;
      const path = `Outputs.${key}.Export.Name`;
      const site: Site = { at: this.line(keySpan), address: `${this.prefix}${key}`, path };
      const name = plainText(textPiece(this, node, site)?.parts ?? []);
      if (name) exports.set(name, key);
    }
    return exports;
  }

  #passedTo(logicalId: string, parameter: string): Value<Datum> | undefined {
    const declaration = this.template.resources.get(logicalId);
    const parameters = declaration && this.property(declaration, "Parameters");
    return parameters === undefined ? undefined : entryOf(parameters, parameter);
  }

  #circular(what: string, site: Site): Value<Datum> {
    return blocked([this.#cycle(what, site.at)], site);
  }

  #cycle(what: string, at: Place): Reason {
    this.session.report("error", "evaluation", `${what} refers to itself`, at);
    return { what, why: "cycle", says: "refers to itself", at };
  }
}

/** Exports are unique within one account and region, and visible only there. */
function isSameEnvironment(a: Stack, b: Stack): boolean {
  const { environment: left } = a.input;
  const { environment: right } = b.input;
  return left.region === right.region && left.account === right.account;
}

/** What stands under `name` of a mapping; `undefined` where that is nothing, unknown where that cannot be known. */
function entryOf(mapping: Value<Datum>, name: string): Value<Datum> | undefined {
  if (mapping.kind === "absent") return undefined;
  if (mapping.kind === "known")
    return mapping.value instanceof Map ? written(mapping.value.get(name)) : undefined;
  const entry = mapping.form?.kind === "map" ? mapping.form.entries.get(name) : undefined;
  return written(entry) ?? { kind: "unknown", why: mapping.why, from: mapping.from };
}

function written(value: Value<Datum> | undefined): Value<Datum> | undefined {
  return value?.kind === "absent" ? undefined : value;
}

const OUTPUT = /^Outputs\.(.+)$/;

const OUT_OF_STEPS: Reason = {
  what: "the template",
  why: "limit",
  says: `needs more than ${LIMITS.evaluationSteps} evaluation steps`,
};

const TOO_DEEP: Reason = {
  what: "the expression",
  why: "limit",
  says: `nests more than ${LIMITS.depth} levels deep`,
};
