import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Place } from "../../source/place.ts";
import type { Provenance, ProvenanceKind } from "../../value.ts";
import { isSecret } from "./secret.ts";
import { defaultsOf } from "./stand-in.ts";
import { type Val, withMarks } from "./val.ts";

/** One station on the way of a value. Places are computed only for values that reach a resource. */
export interface Step {
  readonly kind: ProvenanceKind;
  readonly address: string;
  readonly path: string;
  readonly file: HclFile;
  readonly node: Node;
}

/**
 * The way a value came, nearest first: its own `step`, then the stations of the container it was taken
 * from (`outer`), then `rest`. `because` are ways of other inputs.
 */
export interface Trace {
  readonly step?: Step;
  readonly outer?: Trace;
  readonly because?: readonly Trace[];
  readonly rest?: Trace | undefined;
}

const MAX_VIA = 32;
const MAX_BECAUSE = 16;

/** The value as it leaves a definition. */
export function through(value: Val, step: Step): Val {
  return withMarks(value, { step, rest: value.trace }, value.sensitive);
}

/** An attribute or item as seen through its container. */
export function within(container: Val, inner: Val): Val {
  const sensitive = container.sensitive || inner.sensitive;
  if (!container.trace) return withMarks(inner, inner.trace, sensitive);
  return withMarks(inner, { outer: container.trace, rest: inner.trace }, sensitive);
}

/**
 * A value computed from `inputs`: one traced input hands its way on, several become its `because`.
 * `secret`: whether it tells something sensitive, which anything within an input may be.
 */
export function derived(result: Val, inputs: readonly Val[], secret = inputs.some(isSecret)): Val {
  const sensitive = result.sensitive || secret;
  const traces: Trace[] = [];
  for (const input of inputs) {
    if (input.trace && !traces.includes(input.trace) && input.trace !== result.trace)
      traces.push(input.trace);
  }
  const [first] = traces;
  if (!first) return withMarks(result, result.trace, sensitive);
  if (traces.length === 1 && !result.trace) return withMarks(result, first, sensitive);
  return withMarks(result, { because: traces.slice(0, MAX_BECAUSE), rest: result.trace }, sensitive);
}

/** The value, and what it hangs on besides: a condition, an index. */
export function hanging(result: Val, on: Val): Val {
  if (!on.trace) return withMarks(result, result.trace, result.sensitive || on.sensitive);
  return withMarks(result, { because: [on.trace], rest: result.trace }, result.sensitive || on.sensitive);
}

export interface Ways {
  readonly via: readonly Provenance[];
  readonly because: readonly Provenance[];
}

const NO_WAYS: Ways = { via: [], because: [] };
const ways = new WeakMap<Trace, Ways>();

/** A trace as the contract has it. `because` is flat: each has its own `via`, none has a `because`. */
export function waysOf(trace: Trace | undefined): Ways {
  if (!trace) return NO_WAYS;
  let result = ways.get(trace);
  if (!result) {
    result = flatten(trace);
    ways.set(trace, result);
  }
  return result;
}

function flatten(trace: Trace): Ways {
  const steps: Step[] = [];
  const others: Trace[] = [];
  collect(trace, steps, others);
  const because = new Map<string, Provenance>();
  for (const other of others) {
    const [first, ...rest] = stepsOf(other);
    if (!first || because.size >= MAX_BECAUSE) continue;
    const provenance = { ...provenanceOf(first), via: rest.map(provenanceOf) };
    const key = `${provenance.at.file}:${first.node.start}`;
    if (!because.has(key)) because.set(key, provenance);
  }
  return { via: distinct(steps).map(provenanceOf), because: [...because.values()] };
}

function stepsOf(trace: Trace): Step[] {
  const steps: Step[] = [];
  const others: Trace[] = [];
  collect(trace, steps, others);
  for (const other of others) {
    if (steps.length > 0) break;
    collect(other, steps, []);
  }
  return distinct(steps);
}

/** Walks with a stack of its own: traces of folded expressions may be long. */
function collect(trace: Trace, steps: Step[], others: Trace[]): void {
  const pending: Trace[] = [trace];
  let budget = 256;
  while (pending.length > 0 && budget > 0) {
    const current = pending.pop();
    if (!current) return;
    budget -= 1;
    if (current.step && steps.length < MAX_VIA && isTold(current.step)) steps.push(current.step);
    for (const other of current.because ?? []) if (others.length < MAX_BECAUSE) others.push(other);
    if (current.rest) pending.push(current.rest);
    if (current.outer) pending.push(current.outer);
  }
}

function distinct(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const same = kept.some(
      (other) =>
        other.file === step.file && other.node.start === step.node.start && other.address === step.address,
    );
    if (!same) kept.push(step);
  }
  return kept;
}

/** Of the stations in a stand-in only that a default of the module decides. */
function isTold({ file, kind }: Step): boolean {
  return defaultsOf(file) === undefined || kind === "variable-default";
}

function provenanceOf(step: Step): Provenance {
  const defaults = defaultsOf(step.file);
  if (defaults) return defaults;
  return {
    at: placeOf(step.file, step.node),
    kind: step.kind,
    address: step.address,
    path: step.path,
    via: [],
    because: [],
  };
}

export function placeOf(file: HclFile, node: Node): Place {
  return file.lines.place(node.start, node.end);
}
