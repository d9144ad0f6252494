import { terraformBlocks } from "../../facts/terraform-blocks.ts";
import type { TreeNode } from "../tree.ts";
import { entriesOf } from "./entries.ts";
import type { BlockSchema, BodySchema } from "./schema.ts";

/** What a resource has besides what its provider defines. */
interface Meta {
  readonly arguments: NonNullable<BodySchema["arguments"]>;
  readonly blocks: Readonly<Partial<Record<string, BlockSchema>>>;
}

/**
 * The body of a resource of this type. Its provider's schema, which tells Terraform what is a block, is not there: for the
 * types that are read the facts stand in; for the others, and for provider configurations, the look of the value does.
 */
export function providerBody(type: string, meta: Meta): BodySchema {
  const inner = nestedBody(type);
  return {
    arguments: meta.arguments,
    rest: "expression",
    block: (name, node) => (Object.hasOwn(meta.blocks, name) ? meta.blocks[name] : inner.block(name, node)),
  };
}

/** A block within a resource of the type: block names are told apart by the type alone, not by where they stand. */
function nestedBody(type: string): BodySchema {
  const known = terraformBlocks(type);
  const body: BodySchema = {
    rest: "expression",
    block(name, node) {
      if (name === "dynamic") return dynamic;
      const isBlock = known ? known.has(name) && canBeBlocks(node) : looksLikeBlocks(type, name, node);
      return isBlock ? { labels: [], body: () => body } : undefined;
    },
  };
  const dynamic: BlockSchema = {
    labels: ["type"],
    body: () => ({
      arguments: { iterator: "reference" },
      rest: "expression",
      block: (name) => (name === "content" ? { labels: [], body: () => body } : undefined),
    }),
  };
  return body;
}

/** What holds a template, or text, in place of blocks is left as an argument: it is not for us to refuse it. */
function canBeBlocks(node: TreeNode): boolean {
  if (node.kind === "sequence") return node.items.every((item) => item.kind === "mapping");
  return node.kind === "mapping" || (node.kind === "scalar" && node.value === null);
}

/**
 * The AWS provider has no arguments that are lists of objects, and its maps hold texts alone. Other providers have both.
 */
function looksLikeBlocks(type: string, name: string, node: TreeNode): boolean {
  if (!type.startsWith("aws_")) return false;
  if (name === "timeouts" || name === "assume_role") return canBeBlocks(node);
  if (node.kind === "sequence") return node.items.length > 0 && canBeBlocks(node);
  return node.kind === "mapping" && entriesOf(node).some(({ value }) => isNested(value));
}

function isNested({ kind }: TreeNode): boolean {
  return kind === "mapping" || kind === "sequence";
}
