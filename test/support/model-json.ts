import type { EdgeModel } from "../../src/model/model.ts";
import type { Atom, Form, Reason, Value } from "../../src/value.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What differs between two languages that say the same: where it stands, and what it is called there. */
const LEFT_OUT: ReadonlySet<string> = new Set(["from", "address", "type", "constructPath", "distribution"]);

/** What is written out within its distribution. */
const OF_A_DISTRIBUTION: ReadonlySet<string> = new Set(["behaviors", "origins", "originGroups"]);

/**
 * A model without places and addresses, for comparing the models of two languages: entities in an order of
 * their own, joins written out in place, atoms by their kind, reasons by their code.
 */
export function modelJson(model: EdgeModel): Json {
  const kinds = Object.entries(model).filter(([kind]) => !OF_A_DISTRIBUTION.has(kind));
  return Object.fromEntries(kinds.map(([kind, entities]) => [kind, sorted(list(entities))]));
}

/** The `Json` of one entity or value. */
export function entityJson(entity: unknown): Json {
  return jsonOf(entity, new Set());
}

function list(entities: readonly unknown[]): readonly Json[] {
  return entities.map(entityJson);
}

function sorted(items: readonly Json[]): readonly Json[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** `above` holds the entities that are being written: a join back to one of them is a circle. */
function jsonOf(thing: unknown, above: ReadonlySet<unknown>): Json {
  if (thing === undefined) throw new Error("a field of the model is undefined");
  if (thing === null || typeof thing === "string" || typeof thing === "number" || typeof thing === "boolean")
    return thing;
  if (Array.isArray(thing)) return thing.map((item) => jsonOf(item, above));
  if (above.has(thing)) return "(above)";
  const inside = new Set([...above, thing]);
  if (isValue(thing)) return valueJson(thing, inside);
  if (isReason(thing)) return thing.why;
  const fields = Object.entries(thing).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, jsonOf(field, inside)]));
}

function valueJson(value: Value<unknown>, above: ReadonlySet<unknown>): Json {
  switch (value.kind) {
    case "known":
      return jsonOf(value.value, above);
    case "absent":
      return null;
    case "unknown": {
      const why = [...new Set(value.why.map((reason) => reason.why))].sort();
      return { unknown: why, ...(value.form && { form: formJson(value.form, above) }) };
    }
  }
}

function formJson(form: Form, above: ReadonlySet<unknown>): Json {
  switch (form.kind) {
    case "text":
      return form.parts.map((part) => (typeof part === "string" ? part : atomJson(part)));
    case "list":
      return { items: form.items.map((item) => jsonOf(item, above)), open: form.open };
    case "map":
      return { keys: [...form.entries.keys()], open: form.open };
  }
}

function atomJson(atom: Atom): Json {
  return `<${atom.kind ?? "text"}>`;
}

function isValue(thing: object): thing is Value<unknown> {
  return "kind" in thing && (thing.kind === "known" || thing.kind === "absent" || thing.kind === "unknown");
}

function isReason(thing: object): thing is Reason {
  return "what" in thing && "why" in thing && "says" in thing;
}
