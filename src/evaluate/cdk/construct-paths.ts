import { type JsonObject, objectsIn, textIn } from "./json-object.ts";

/**
 * Logical id → construct path (`Prod/Edge/Distribution/Resource`), from the metadata that CDK writes per construct.
 * An id that a stack and its nested stack share has no certain path and is left out.
 */
export function constructPathsOf(metadata: JsonObject): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const path of Object.keys(metadata)) {
    for (const entry of objectsIn(metadata, path)) {
      const logicalId = textIn(entry, "type") === "aws:cdk:logicalId" ? textIn(entry, "data") : undefined;
      if (logicalId === undefined) continue;
      if (paths.has(logicalId)) ambiguous.add(logicalId);
      paths.set(logicalId, path.replace(/^\//, ""));
    }
  }
  for (const logicalId of ambiguous) paths.delete(logicalId);
  return paths;
}
