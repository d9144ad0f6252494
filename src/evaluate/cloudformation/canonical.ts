import type { TreeNode } from "../../parse/tree.ts";
import { callOf } from "./intrinsics.ts";
import type { Call, Scope } from "./scope.ts";

/** Longer ones would only be read by programs, and a place is as unique. */
const MAX_LENGTH = 500;

/**
 * One text for one expression, however it is spelled: `Env`, `Alb.DNSName`, `Fn::Select(2, Fn::Split("/", Url))`.
 * Two expressions with the same text have the same value within one stack.
 */
export function canonicalText(scope: Scope, node: TreeNode): string {
  const text = canonical(node, MAX_LENGTH);
  if (text.length <= MAX_LENGTH) return text;
  const { file, start } = scope.place(node);
  return `${file}:${start.line}:${start.column}`;
}

function canonical(node: TreeNode, budget: number): string {
  if (budget <= 0) return TOO_LONG;
  const call = callOf(node);
  if (call) return canonicalCall(call, budget);
  if (node.kind === "scalar") return node.value === null ? "null" : JSON.stringify(node.text);
  if (node.kind === "sequence") return `[${canonicalList(node.items, budget)}]`;
  if (node.kind === "invalid") return `<invalid at ${node.start}>`;
  const texts: string[] = [];
  let left = budget;
  for (const { key, value } of node.entries.values()) {
    const text = `${JSON.stringify(key)}: ${canonical(value, left)}`;
    texts.push(text);
    left -= text.length;
    if (left <= 0) return TOO_LONG;
  }
  return `{${texts.join(", ")}}`;
}

const TOO_LONG = "…".repeat(MAX_LENGTH + 1);

function canonicalList(items: readonly TreeNode[], budget: number): string {
  const texts: string[] = [];
  let left = budget;
  for (const item of items) {
    const text = canonical(item, left);
    texts.push(text);
    left -= text.length;
    if (left <= 0) return TOO_LONG;
  }
  return texts.join(", ");
}

function canonicalCall(call: Call, budget: number): string {
  const { name, argument } = call;
  if ((name === "Ref" || name === "Condition") && argument.kind === "scalar") return argument.text;
  if (name === "Fn::GetAtt") {
    if (argument.kind === "scalar") return argument.text;
    const items = argument.kind === "sequence" ? argument.items : [];
    if (items.every((item) => item.kind === "scalar")) return items.map((item) => item.text).join(".");
  }
  const text =
    argument.kind === "sequence" ? canonicalList(argument.items, budget) : canonical(argument, budget);
  return `${name}(${text})`;
}
