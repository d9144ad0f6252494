import { childOf, textOf } from "../../parse/tree.ts";
import { type CodePackage, codeText, isSensitive } from "../../source/code-package.ts";
import { directoryOf, type Files, joinPath } from "../../source/files.ts";
import type { Datum, DatumMap, Value } from "../../value.ts";
import { codeInFile, codeInFolder } from "../code-folder.ts";
import type { ResourceDeclaration } from "./template.ts";

/**
 * The code of a Lambda function: inline, or in the folder beside the template that `aws cloudformation package`,
 * `sam build` or `cdk deploy` upload.
 */
export function localCode(
  declaration: ResourceDeclaration,
  properties: DatumMap,
  template: string,
  files: Files | undefined,
): CodePackage | undefined {
  if (declaration.type === "AWS::CloudFront::Function")
    return inline("function.js", properties.get("FunctionCode"));
  if (declaration.type !== "AWS::Lambda::Function") return undefined;
  const code = mapIn(properties.get("Code"));
  const text = code?.get("ZipFile") ?? properties.get("InlineCode");
  if (text !== undefined) return inline(inlineName(properties), text);
  const named = assetOf(declaration) ?? textIn(properties.get("Code")) ?? textIn(properties.get("CodeUri"));
  const path =
    named === undefined || named.includes("://") ? undefined : joinPath(directoryOf(template), named);
  if (files === undefined || path === undefined) return undefined;
  return codeInFolder(files, path) ?? codeInFile(files, path);
}

/** Lambda calls the file of inline code `index`, whatever it is written in. */
function inlineName(properties: DatumMap): string {
  return textIn(properties.get("Runtime"))?.startsWith("python") ? "index.py" : "index.js";
}

function inline(name: string, content: Value<Datum> | undefined): CodePackage | undefined {
  const text = codeText(content);
  if (content === undefined || text === undefined) return undefined;
  const file = { text, from: content.from, ...(isSensitive(content) && { sensitive: true as const }) };
  return { files: new Map([[name, file]]), open: [] };
}

/** CDK notes the folder of an asset beside the bucket that it will lie in. */
function assetOf({ metadata }: ResourceDeclaration): string | undefined {
  const property = textOf(childOf(metadata, "aws:asset:property"));
  return property === undefined || property === "Code"
    ? textOf(childOf(metadata, "aws:asset:path"))
    : undefined;
}

function mapIn(value: Value<Datum> | undefined): DatumMap | undefined {
  return value?.kind === "known" && value.value instanceof Map ? value.value : undefined;
}

function textIn(value: Value<Datum> | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
