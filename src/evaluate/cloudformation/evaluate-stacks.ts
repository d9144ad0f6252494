import type { Assumptions, Evaluation, Root } from "../resource.ts";
import { stackOpaque, stackResources, stackUnseen } from "./resources.ts";
import { Session } from "./session.ts";
import { Stack } from "./stack.ts";
import type { StackInput } from "./stack-input.ts";

/** Evaluates the stacks of one root together: each may import what another one exports. */
export function evaluateStacks(
  root: Root,
  inputs: readonly StackInput[],
  assumptions: Assumptions,
): Evaluation {
  const session = new Session(assumptions);
  const siblings: Stack[] = [];
  for (const input of inputs) siblings.push(new Stack(input, session, { siblings, passed: () => undefined }));
  const resources = siblings.flatMap(stackResources);
  const opaque = siblings.flatMap(stackOpaque);
  const unseen = siblings.flatMap(stackUnseen);
  return { root, resources, opaque, unseen, diagnostics: session.diagnostics };
}
