import { type CodeFile, type CodePackage, codeText, isSensitive } from "../../source/code-package.ts";
import type { RememberingFiles } from "../../source/remembering-files.ts";
import type { Datum, DatumMap, Value } from "../../value.ts";
import { codeInFile, codeInFolder, inRepository } from "../code-folder.ts";
import type { Resource } from "../resource.ts";

/** The code that a resource holds or packs, given with it: of an archive, a written file and a CloudFront Function. */
export function withCode(resource: Resource, root: string, files: RememberingFiles): Resource {
  const code = codeOf(resource, root, files);
  return code === undefined ? resource : { ...resource, code };
}

function codeOf(
  { properties, type }: Resource,
  root: string,
  files: RememberingFiles,
): CodePackage | undefined {
  switch (type) {
    case "archive_file":
      return packed(properties, root, files);
    case "local_file":
      return alone("content", properties.get("content"), files);
    case "aws_cloudfront_function":
      return alone("function.js", properties.get("code"), files);
    default:
      return undefined;
  }
}

function packed(properties: DatumMap, root: string, files: RememberingFiles): CodePackage | undefined {
  const found = new Map<string, CodeFile>();
  const folder = pathIn(properties.get("source_dir"), root, files);
  if (folder !== undefined) return codeInFolder(files, folder);
  const file = pathIn(properties.get("source_file"), root, files);
  if (file !== undefined) return codeInFile(files, file);
  const name = textIn(properties.get("source_content_filename"));
  if (name !== undefined) return alone(name, properties.get("source_content"), files);
  const sources = properties.get("source");
  if (sources?.kind !== "known" || !Array.isArray(sources.value)) return undefined;
  for (const source of sources.value) {
    const block = source.kind === "known" && source.value instanceof Map ? source.value : undefined;
    const filename = textIn(block?.get("filename"));
    const content = codeFile(block?.get("content"), files);
    if (filename === undefined || content === undefined) return undefined;
    found.set(filename, content);
  }
  return found.size > 0 ? { files: found, open: [] } : undefined;
}

function alone(
  name: string,
  content: Value<Datum> | undefined,
  files: RememberingFiles,
): CodePackage | undefined {
  const file = codeFile(content, files);
  return file && { files: new Map([[name, file]]), open: [] };
}

function codeFile(content: Value<Datum> | undefined, files: RememberingFiles): CodeFile | undefined {
  const text = codeText(content);
  if (content === undefined || text === undefined) return undefined;
  const path = files.pathOf(text);
  if (path !== undefined) return { text, path };
  return { text, from: content.from, ...(isSensitive(content) && { sensitive: true }) };
}

function pathIn(value: Value<Datum> | undefined, root: string, files: RememberingFiles): string | undefined {
  const path = textIn(value);
  return path === undefined || path === "" ? undefined : inRepository(path, root, files);
}

function textIn(value: Value<Datum> | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
