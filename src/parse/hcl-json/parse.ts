import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { didYouMean } from "../../did-you-mean.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Attribute, Body, HclFile } from "../hcl/ast.ts";
import { parseJson } from "../json.ts";
import type { TreeNode } from "../tree.ts";
import { readBody } from "./body.ts";
import { Reader } from "./reader.ts";
import type { BodySchema } from "./schema.ts";
import { BLOCK_TYPES, CONFIGURATION } from "./terraform-schema.ts";

/**
 * Parses a .tf.json file to what the same configuration in native syntax is, with the places of the JSON. What is broken is
 * left out or `Invalid`, with a diagnostic in Terraform's words; the rest is there.
 */
export function parseJsonConfiguration(source: SourceFile): Outcome<HclFile> {
  const { value, diagnostics } = parse(source, CONFIGURATION);
  const { attributes } = value.body;
  return {
    value,
    diagnostics: [...diagnostics, ...attributes.map((attribute) => extraneous(attribute, value))],
  };
}

/** Parses a .tfvars.json file: arguments alone, in which a string is nothing but a text. */
export function parseJsonVariables(source: SourceFile): Outcome<HclFile> {
  return parse(source, VALUES);
}

function extraneous({ name, nameSpan }: Attribute, { lines }: HclFile): Diagnostic {
  return {
    severity: "warning",
    code: "syntax",
    message: "Extraneous JSON object property",
    place: lines.place(nameSpan.start, nameSpan.end),
    help: `No argument or block type is named ${JSON.stringify(name)}${didYouMean(name, BLOCK_TYPES)}`,
  };
}

const VALUES: BodySchema = { rest: "literal", block: () => undefined };

function parse(source: SourceFile, schema: BodySchema): Outcome<HclFile> {
  const r = new Reader(source);
  const { value: root, diagnostics } = parseJson(source, { keepsRepeated: true });
  r.add(...diagnostics);
  const body = readRoot(r, root, schema);
  const { lines, comments } = r;
  return { value: { source, lines, body, comments }, diagnostics: r.diagnostics };
}

function readRoot(r: Reader, root: TreeNode | undefined, schema: BodySchema): Body {
  if (root?.kind === "mapping" || root?.kind === "sequence") return readBody(r, root, schema);
  const { length } = r.source.text;
  if (root?.kind !== "invalid") {
    const help =
      "The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects";
    r.report("Root value must be object", root ?? { start: 0, end: length }, help);
  }
  return { attributes: [], blocks: [], start: 0, end: length };
}
