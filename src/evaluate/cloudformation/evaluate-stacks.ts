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
  const stacks = inputs.map((input) => new Stack(input, session, { siblings, passed: () => undefined }));
  for (const stack of stacks) for (const each of withNested(stack)) siblings.push(each);
  const resources = stacks.flatMap((stack) => stackResources(stack));
  const opaque = stacks.flatMap(stackOpaque);
  const unseen = stacks.flatMap(stackUnseen);
  return { root, resources, opaque, unseen, diagnostics: session.diagnostics };
}

/** What a nested stack exports can be imported as what any other one does. */
function* withNested(stack: Stack): Iterable<Stack> {
  yield stack;
  for (const nested of stack.nested.values()) yield* withNested(nested);
}
