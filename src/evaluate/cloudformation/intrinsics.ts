import { type TreeNode, untagged } from "../../parse/tree.ts";
import type { Call } from "./scope.ts";

/** The intrinsic function that `node` is a use of: `!Sub x`, `{ Fn::Sub: x }`, `!Ref x`, `{ Ref: x }`. */
export function callOf(node: TreeNode): Call | undefined {
  if (node.tag?.startsWith("!") && node.tag.length > 1) {
    return { name: longName(node.tag.slice(1)), argument: untagged(node), node };
  }
  if (node.kind !== "mapping" || node.entries.size !== 1) return undefined;
  const [entry] = node.entries.values();
  if (entry === undefined || !isIntrinsicName(entry.key)) return undefined;
  return { name: entry.key, argument: entry.value, node };
}

/** The same within the `Conditions` section, where `{ Condition: Name }` refers to another condition. */
export function conditionCallOf(node: TreeNode): Call | undefined {
  const call = callOf(node);
  if (call !== undefined || node.kind !== "mapping" || node.entries.size !== 1) return call;
  const argument = node.entries.get("Condition")?.value;
  return argument && { name: "Condition", argument, node };
}

function isIntrinsicName(key: string): boolean {
  return key === "Ref" || key.startsWith("Fn::");
}

/** A key among others that writes further ones: `Fn::ForEach::Name`, `Fn::Transform`. */
export function isGenerator(key: string): boolean {
  return key.startsWith("Fn::");
}

function longName(shortName: string): string {
  return shortName === "Ref" || shortName === "Condition" ? shortName : `Fn::${shortName}`;
}

/** `Alb.DNSName` is the attribute `DNSName`; what stands behind the first dot belongs to the attribute (`Outputs.Url`). */
export function splitAttribute(
  text: string,
): { readonly id: string; readonly attribute: string } | undefined {
  const dot = text.indexOf(".");
  if (dot <= 0 || dot === text.length - 1) return undefined;
  return { id: text.slice(0, dot), attribute: text.slice(dot + 1) };
}
