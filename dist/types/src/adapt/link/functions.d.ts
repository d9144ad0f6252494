import type { FunctionVersion } from "../../model/behavior.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Value } from "../../value.ts";
import type { AssociationDraft } from "../behavior/draft.ts";
import type { Drafts } from "../drafts.ts";
/** What an association names: a function, in one of its versions. */
export interface LinkedFunction {
    readonly function: Value<EdgeFunction>;
    readonly version: Value<FunctionVersion>;
}
/** The functions of the input, found by ARNs whatever their version. */
export declare class FunctionDirectory {
    #private;
    readonly functions: readonly EdgeFunction[];
    constructor(drafts: Drafts);
    link(association: AssociationDraft): LinkedFunction;
}
