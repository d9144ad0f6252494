import { LIMITS } from "../../limits.ts";
import { isObject, type JsonObject, textIn } from "../cdk/json-object.ts";
import { parseAddress, withoutKeys } from "./address.ts";
import type { Configuration } from "./configuration.ts";

/**
 * Whether a plan leaves out what is written, as with -target. Terraform says so since 1.8; of older ones and of OpenTofu it shows
 * in a resource that is written once (`count` and `for_each` may make none) and is neither changed nor there. OpenTofu 1.11 has
 * another way to make none, which no plan tells.
 */
export function leavesOut(
  json: JsonObject,
  configuration: Configuration | undefined,
  there: Iterable<string>,
): boolean {
  if (typeof json.complete === "boolean") return !json.complete;
  if (configuration === undefined || isNewer(json)) return false;
  const known = new Set<string>();
  for (const address of there) {
    const parsed = parseAddress(address);
    if (parsed) known.add(withoutKeys(parsed));
  }
  for (const address of writtenOnce(configuration, [])) if (!known.has(address)) return true;
  return false;
}

/** By the version of OpenTofu: a Terraform of that age says by itself whether a plan is complete. */
function isNewer(json: JsonObject): boolean {
  const minor = /^1\.(\d+)\./.exec(textIn(json, "terraform_version") ?? "")?.[1];
  return Number(minor ?? 0) > 10;
}

/** The managed resources of which there is exactly one, in modules of which there is one. */
function* writtenOnce(configuration: Configuration, path: readonly string[]): Iterable<string> {
  const module = configuration.module(path);
  if (module === undefined || path.length > LIMITS.depth) return;
  for (const [declared, resource] of module.resources)
    if (resource.mode === "managed" && isOne(resource)) yield withoutKeys({ path, declared });
  for (const [name, call] of Object.entries(module.calls))
    if (isObject(call) && isOne(call)) yield* writtenOnce(configuration, [...path, name]);
}

function isOne(block: JsonObject): boolean {
  return !("count_expression" in block || "for_each_expression" in block);
}
