import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import { type Datum, type Provenance, type Value } from "../../value.ts";
import type { BlockTree } from "./block-tree.ts";
import type { Budget } from "./budget.ts";
import { type Val } from "./val.ts";
/** The argument that a value is written as. */
export interface Origin {
    readonly file: HclFile;
    readonly node: Node;
    readonly address: string;
    readonly path: string;
}
/** The one place where the evaluator's values become the contract's. */
export declare function propertiesOf(tree: BlockTree, address: string, budget: Budget): ReadonlyMap<string, Value<Datum>>;
export declare function headerOf(tree: BlockTree, address: string, path: string): Provenance;
/** A value as the argument at `origin`; what exceeds the budget becomes an unknown. */
export declare function datumOf(value: Val, origin: Origin, budget: Budget): Value<Datum>;
