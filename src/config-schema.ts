import {
  CERTIFICATE_ARN,
  CERTIFICATE_NAME,
  ENVIRONMENT_NAME,
  FAIL_ON,
  HOST_NAME,
  RULE_SETTINGS,
} from "./config-shape.ts";
import { LIMITS } from "./limits.ts";
import type { OptionSpec } from "./rule.ts";
import { PATTERN } from "./source/path-pattern.ts";

type Schema = Readonly<Record<string, unknown>>;

/** What editors show of a rule. */
export interface RuleChoice {
  readonly id: string;
  readonly description: {
    readonly title: string;
    readonly options?: Readonly<Record<string, OptionSpec>>;
  };
}

const text: Schema = { type: "string", minLength: 1 };
const setting: Schema = { $ref: "#/definitions/setting" };
const TYPES = { text: "string", number: "number", boolean: "boolean" } as const;

/** The JSON Schema of `originlint.config.jsonc`; `config-reader.ts` checks the same, and `settings.ts` what hangs on policies. */
export function configSchema(rules: readonly RuleChoice[]): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "originlint.config.jsonc",
    ...closed({
      $schema: text,
      failOn: {
        description: "The least severity that makes the exit status 1; --fail-on overrides it.",
        enum: FAIL_ON,
        default: "error",
      },
      terraform: {
        description: "What Terraform would get on its command line.",
        ...closed({
          varFiles: { description: "Variable files, relative to this file. Later ones win.", ...list(text) },
          vars: { description: "Values of variables; they win over varFiles.", type: "object" },
          workspace: { description: "The value of terraform.workspace.", ...text },
        }),
      },
      environments: {
        description:
          "Ways in which Terraform code is deployed: each is checked, on top of terraform. A finding says in which it holds.",
        type: "object",
        propertyNames: { pattern: ENVIRONMENT_NAME.source },
        additionalProperties: { $ref: "#/properties/terraform" },
      },
      policies: { description: "Folders of your own policies, relative to this file.", ...list(text) },
      rules: { $ref: "#/definitions/rules" },
      overrides: overrides(),
      facts: facts(),
    }),
    definitions: { setting: settings(), rules: rulesSchema(rules), parameter: parameter() },
  };
}

function overrides(): Schema {
  const paths = {
    description: "Folders and files, relative to this file: legacy, modules/*/edge.tf, **/generated/**.",
    minItems: 1,
    ...list({ type: "string", pattern: PATTERN.source }),
  };
  return {
    description:
      "Other settings of rules for findings in some files. Later ones win over earlier ones, and all over rules.",
    maxItems: LIMITS.overrides,
    ...list(closed({ paths, rules: { $ref: "#/definitions/rules" } }, ["paths", "rules"])),
  };
}

function facts(): Schema {
  const names = {
    description: "All names on the certificate; *.example.com for a wildcard.",
    minItems: 1,
    ...list({ type: "string", pattern: CERTIFICATE_NAME.source }),
  };
  return {
    description: "What the code cannot say.",
    ...closed({
      certificates: {
        description: "By ARN, certificates that the code only refers to.",
        type: "object",
        propertyNames: { pattern: CERTIFICATE_ARN.source },
        additionalProperties: closed({ names }, ["names"]),
      },
      outsideHosts: {
        description: "Hosts of others: no record, load balancer or API of the code answers for them.",
        ...list({ type: "string", pattern: HOST_NAME.source }),
      },
    }),
  };
}

function settings(): Schema {
  return { description: "Its severity, or off: it is not run.", enum: RULE_SETTINGS };
}

/** Every rule of ours and every topic by name, for completion; any other name may be a policy. */
function rulesSchema(rules: readonly RuleChoice[]): Schema {
  const topics = [...new Set(rules.map(({ id }) => `${id.split("/", 1)[0] ?? ""}/*`))];
  return {
    description: 'Another severity for a rule or for a topic ("tls/*"), or "off".',
    type: "object",
    properties: {
      ...Object.fromEntries(topics.map((topic) => [topic, ofTopic(topic)])),
      ...Object.fromEntries(rules.map(({ id, description }) => [id, ofRule(description)])),
    },
    additionalProperties: { anyOf: [setting, withParameters({ $ref: "#/definitions/parameter" })] },
  };
}

function ofTopic(topic: string): Schema {
  return { description: `Every rule of ${topic} that has no entry of its own`, anyOf: [setting] };
}

function ofRule({ title, options = {} }: RuleChoice["description"]): Schema {
  const written = Object.entries(options).map(([name, spec]) => [
    name,
    { type: TYPES[spec.type], default: spec.default },
  ]);
  if (written.length === 0) return { description: title, anyOf: [setting] };
  const parameters = closed(Object.fromEntries(written));
  return { description: title, anyOf: [setting, pair(parameters)] };
}

function withParameters(each: Schema): Schema {
  return pair({ type: "object", additionalProperties: each });
}

/** `["warning", { "days": 45 }]`. */
function pair(parameters: Schema): Schema {
  const description = 'With parameters: ["warning", { "days": 45 }].';
  return { description, type: "array", minItems: 2, maxItems: 2, items: [setting, parameters] };
}

function parameter(): Schema {
  return { anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }] };
}

function list(items: Schema): Schema {
  return { type: "array", items };
}

function closed(properties: Schema, required: readonly string[] = []): Schema {
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties,
  };
}
