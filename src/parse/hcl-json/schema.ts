import type { TreeNode } from "../tree.ts";
import type { Reading } from "./expression.ts";

/** What the properties of an object that stands for a body are: JSON itself does not tell arguments from blocks. */
export interface BodySchema {
  /** How the arguments are read that are not read as `rest`. */
  readonly arguments?: Readonly<Partial<Record<string, Reading>>>;
  readonly rest: Reading;
  /** The blocks among them; `undefined` for an argument. */
  block(name: string, node: TreeNode): BlockSchema | undefined;
}

export interface BlockSchema {
  /** What each of its labels is: `["type", "name"]`. */
  readonly labels: readonly string[];
  body(labels: readonly string[]): BodySchema;
}
