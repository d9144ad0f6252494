import { providerBody } from "./provider-schema.ts";
import type { BlockSchema, BodySchema } from "./schema.ts";

/** Terraform's own blocks, as its documentation of the JSON syntax has them; OpenTofu's are the same. */
const CHECKED: BlockSchema = plain([], { rest: "expression" });
const CONDITIONS = { precondition: CHECKED, postcondition: CHECKED };

const LIFECYCLE = block(
  [],
  { rest: "literal", ignore_changes: "reference", replace_triggered_by: "reference" },
  CONDITIONS,
);
const CONNECTION = plain([], { rest: "expression" });
const PROVISIONER = block(["type"], { rest: "expression" }, { connection: CONNECTION });

/** Those of a resource besides what its provider defines. */
const META_BLOCKS = { lifecycle: LIFECYCLE, connection: CONNECTION, provisioner: PROVISIONER };

const RESOURCE: BlockSchema = {
  labels: ["type", "name"],
  body: ([type = ""]) =>
    providerBody(type, {
      arguments: { provider: "reference", depends_on: "reference" },
      blocks: META_BLOCKS,
    }),
};

const BLOCKS: Readonly<Partial<Record<string, BlockSchema>>> = {
  terraform: block(
    [],
    { rest: "literal" },
    {
      backend: plain(["type"], { rest: "literal" }),
      cloud: plain([], { rest: "literal" }),
      required_providers: plain([], { rest: "literal" }),
      provider_meta: plain(["provider"], { rest: "literal" }),
    },
  ),
  variable: block(["name"], { rest: "literal", type: "type" }, { validation: CHECKED }),
  locals: plain([], { rest: "expression" }),
  output: block(
    ["name"],
    { rest: "expression", description: "literal", depends_on: "reference" },
    CONDITIONS,
  ),
  provider: {
    labels: ["name"],
    body: ([name = ""]) =>
      providerBody(`${name}_provider`, { arguments: { alias: "literal", version: "literal" }, blocks: {} }),
  },
  module: plain(["name"], {
    rest: "expression",
    source: "literal",
    version: "literal",
    providers: "reference",
    depends_on: "reference",
  }),
  resource: RESOURCE,
  data: RESOURCE,
  ephemeral: RESOURCE,
  action: plain(["type", "name"], { rest: "expression" }),
  check: block(["name"], { rest: "expression" }, { data: RESOURCE, assert: CHECKED }),
  moved: plain([], { rest: "reference" }),
  removed: block(
    [],
    { rest: "reference" },
    { lifecycle: LIFECYCLE, provisioner: PROVISIONER, connection: CONNECTION },
  ),
  import: plain([], { rest: "expression", to: "reference", provider: "reference" }),
};

/** A whole .tf.json file. Terraform refuses other properties; a later version of it may know them. */
export const CONFIGURATION: BodySchema = {
  rest: "literal",
  block: (name) => (Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined),
};

export const BLOCK_TYPES: readonly string[] = Object.keys(BLOCKS);

function plain(labels: readonly string[], readings: Readings): BlockSchema {
  return block(labels, readings, {});
}

type Readings = NonNullable<BodySchema["arguments"]> & Pick<BodySchema, "rest">;

function block(
  labels: readonly string[],
  readings: Readings,
  blocks: Readonly<Partial<Record<string, BlockSchema>>>,
): BlockSchema {
  const body: BodySchema = {
    arguments: readings,
    rest: readings.rest,
    block: (name) => (Object.hasOwn(blocks, name) ? blocks[name] : undefined),
  };
  return { labels, body: () => body };
}
