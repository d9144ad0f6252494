import { OPERATOR_NAMES } from "./operators.ts";
import { TYPE_NAME } from "./read-document.ts";
import { SUBJECT_NAMES } from "./shapes.ts";

type Schema = { readonly [key: string]: unknown };

const text: Schema = { type: "string", minLength: 1 };
const texts: Schema = { type: "array", items: text, minItems: 1 };
const literal: Schema = { type: ["string", "number", "boolean", "null"] };
const path: Schema = {
  type: "string",
  pattern: "^\\$",
  maxLength: 200,
  description: "A JSONPath without filters, scripts, slices and unions: $.origin.domainName, $.hosts[*].sni",
};
const conditions: Schema = { type: "array", items: { $ref: "#/$defs/condition" }, minItems: 1 };
const typeName: Schema = { type: "string", pattern: TYPE_NAME.source };
const exampleText: Schema = {
  oneOf: [text, { type: "object", additionalProperties: text }],
  description: "One text, or several files by name; the line of the finding ends in `# <- fail`",
};

/** The JSON Schema of a policy file, for editors. Loading checks more: paths, types of operands, options, placeholders. */
export function policySchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "originlint policy",
    type: "object",
    additionalProperties: false,
    required: ["title", "subject", "then", "message"],
    properties: {
      title: text,
      subject: { enum: [...SUBJECT_NAMES, "resource"] },
      type: {
        oneOf: [typeName, { type: "array", items: typeName, minItems: 1 }],
        description: "With `subject: resource`: the types of the resources",
      },
      where: conditions,
      // biome-ignore lint/suspicious/noThenProperty: a key of policies, and no function
      then: conditions,
      message: { ...text, description: "`{origin.domainName}` is a path without `$.`" },
      section: { enum: ["A", "B", "C", "D", "E", "F", "G", "H", "I", "-"] },
      consequence: { enum: ["502", "503", "504", "403", "400", 502, 503, 504, 403, 400, "deploy-failure"] },
      certainty: { enum: ["proven", "likely", "possible"] },
      severity: { enum: ["error", "warning", "note"] },
      at: path,
      related: { type: "array", minItems: 1, items: record({ at: path, label: text }) },
      why: text,
      fix: text,
      references: { type: "array", minItems: 1, items: { type: "string", pattern: "^https://" } },
      supersedes: texts,
      options: { type: "object", additionalProperties: { $ref: "#/$defs/option" } },
      live: { const: "port", description: "Where `verify` saw the port, that decides: open, it passes" },
      examples: { type: "array", minItems: 1, items: { $ref: "#/$defs/example" } },
    },
    $defs: definitions(),
  };
}

function definitions(): Schema {
  return {
    condition: {
      oneOf: [
        comparison(),
        record({ all: conditions }),
        record({ any: conditions }),
        record({ not: { $ref: "#/$defs/condition" } }),
      ],
    },
    operand: {
      oneOf: [
        literal,
        { type: "array", items: literal, minItems: 1 },
        record({ path }),
        record({ option: text }),
      ],
    },
    option: record({
      type: { enum: ["text", "number", "boolean"] },
      default: { type: ["string", "number", "boolean"] },
    }),
    example: {
      type: "object",
      additionalProperties: false,
      required: ["name", "expect"],
      anyOf: [{ required: ["terraform"] }, { required: ["cloudformation"] }],
      properties: {
        name: text,
        expect: { enum: ["pass", "fail", "unknown", "not-applicable"] },
        terraform: exampleText,
        cloudformation: exampleText,
        live: { ...text, description: "The name of a recording: what `verify` saw" },
      },
    },
  };
}

function comparison(): Schema {
  const operators = OPERATOR_NAMES.map((name) => [name, { $ref: "#/$defs/operand" }] as const);
  return {
    type: "object",
    additionalProperties: false,
    required: ["given"],
    oneOf: OPERATOR_NAMES.map((name) => ({ required: [name] })),
    properties: { given: path, match: { enum: ["every", "some"] }, ...Object.fromEntries(operators) },
  };
}

/** An object that has all of these properties and no other. */
function record(properties: Schema): Schema {
  return { type: "object", additionalProperties: false, required: Object.keys(properties), properties };
}
