import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import type { Assumptions } from "../resource.ts";
import { Budget } from "./budget.ts";
import type { ModuleTree } from "./module-tree.ts";
import type { LazyObject } from "./val.ts";
import { type UnknownOptions, type Val } from "./val.ts";
import type { VariableSources } from "./variable-sources.ts";
/** What one evaluation of one root shares: the budget, the assumptions, the names it has handed out. */
export declare class Session {
    #private;
    readonly budget: Budget;
    readonly diagnostics: Diagnostic[];
    /** Resource instances by address, as far as they have been made. */
    readonly instances: Map<string, LazyObject>;
    readonly files: Files;
    readonly tree: ModuleTree;
    readonly variables: VariableSources;
    readonly assumptions: Assumptions;
    readonly workspace: string | undefined;
    readonly yaml: ((text: string) => unknown) | undefined;
    constructor(given: {
        files: Files;
        tree: ModuleTree;
        variables: VariableSources;
        assumptions: Assumptions;
        workspace: string | undefined;
        yaml?: ((text: string) => unknown) | undefined;
    });
    anonymous(place: Place): string;
}
/** Remembers the value of each definition, notices cycles, and turns what cannot be evaluated into unknowns. */
export declare class Memo {
    #private;
    constructor(budget: Budget);
    /** `what` names the definition in reasons; `place` is where it stands. */
    value(key: string, what: string, place: () => Place, work: () => Val): Val;
}
/** Evaluates a definition; what it refuses becomes an unknown that says so. */
export declare function attempt(budget: Budget, what: string, place: () => Place, work: () => Val, options?: UnknownOptions): Val;
/** The reason of a refusal; anything else is a defect of ours and goes on up. */
export declare function reasonOf(error: unknown, what: string, place: () => Place): Reason;
