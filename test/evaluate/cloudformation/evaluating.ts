import { expect } from "vitest";
import { loadTemplate, type TemplateOptions } from "../../../src/evaluate/cloudformation/load-template.ts";
import type { Assumptions, Evaluation, Resource } from "../../../src/evaluate/resource.ts";
import type { Place } from "../../../src/source/place.ts";
import type { Datum, TextForm, Value } from "../../../src/value.ts";

/** Evaluates a template that parses without a diagnostic. */
export function evaluate(
  text: string,
  options: TemplateOptions = {},
  assumptions: Assumptions = new Map(),
): Evaluation {
  const { value, diagnostics } = loadTemplate({ path: "template.yaml", text }, options);
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("not a template");
  return value.evaluate(assumptions);
}

export function resourceAt(evaluation: Evaluation, address: string): Resource {
  const resource = evaluation.resources.find((one) => one.address === address);
  if (resource === undefined) throw new Error(`no resource ${address}`);
  return resource;
}

export function propertyOf(resource: Resource, path: string): Value<Datum> {
  let value: Value<Datum> | undefined;
  for (const step of path.split(".")) {
    value = value === undefined ? resource.properties.get(step) : childValue(value, step);
    if (value === undefined) throw new Error(`no ${step} of ${path}`);
  }
  if (value === undefined) throw new Error("an empty path");
  return value;
}

function childValue(value: Value<Datum>, step: string): Value<Datum> | undefined {
  if (value.kind !== "known") return undefined;
  if (value.value instanceof Map) return value.value.get(step);
  return Array.isArray(value.value) ? value.value[Number(step)] : undefined;
}

/**
 * A value as a reader would jot it down: known data as it is, `null` for absent, an unknown as its reasons and what is
 * known of it, with atoms in angle brackets.
 */
export function show(value: Value<Datum>): unknown {
  if (value.kind === "absent") return null;
  if (value.kind === "known") return showDatum(value.value);
  const why = value.why.map((reason) => reason.why).join(", ");
  if (value.form === undefined) return { why };
  if (value.form.kind === "text") return { why, text: showText(value.form) };
  if (value.form.kind === "list") return { why, list: value.form.items.map(show), open: value.form.open };
  return { why, map: showDatum(value.form.entries), open: value.form.open };
}

function showDatum(datum: Datum): unknown {
  if (typeof datum !== "object") return datum;
  if (datum instanceof Map) return Object.fromEntries([...datum].map(([key, value]) => [key, show(value)]));
  return Array.isArray(datum) ? datum.map(show) : datum;
}

function showText({ parts }: TextForm): string {
  return parts
    .map((part) => (typeof part === "string" ? part : `<${part.source}${part.kind ? ` ${part.kind}` : ""}>`))
    .join("");
}

/** The property `Value` of the resource `It` in a template with these resources and sections. */
export function showValue(expression: string, sections = "", options: TemplateOptions = {}): unknown {
  return show(propertyOf(resourceAt(evaluate(template(expression, sections), options), "It"), "Value"));
}

/** The messages that evaluating `expression` leaves. */
export function messagesOf(expression: string, sections = ""): readonly string[] {
  return evaluate(template(expression, sections)).diagnostics.map((diagnostic) => diagnostic.message);
}

export function template(expression: string, sections = ""): string {
  const head = sections.includes("Resources:") ? sections : `${sections}\nResources:`;
  return `${head}\n  It:\n    Type: Custom::It\n    Properties:\n      Value: ${expression}\n`;
}

/** The text behind a place. */
export function textAt(text: string, { start, end }: Place): string {
  const lines = text.split("\n");
  const stretch = lines.slice(start.line - 1, end.line);
  stretch[stretch.length - 1] = (stretch.at(-1) ?? "").slice(0, end.column - 1);
  stretch[0] = (stretch[0] ?? "").slice(start.column - 1);
  return stretch.join("\n");
}
