import type { Reason } from "../../value.ts";
import type { Resource } from "../resource.ts";
import { BlockTree } from "./block-tree.ts";
import type { ResourceDeclaration } from "./config.ts";
import type { InstanceKey } from "./expand.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { type Scope } from "./scope.ts";
import { type LazyObject, type Val } from "./val.ts";
/** One instance of a resource or data source. Its arguments are evaluated one by one, when they are asked for. */
export declare class ResourceInstance implements LazyObject {
    #private;
    readonly address: string;
    readonly declaration: ResourceDeclaration;
    readonly module: ModuleInstance;
    readonly tree: BlockTree;
    constructor(module: ModuleInstance, declaration: ResourceDeclaration, address: string, key: InstanceKey, uncertain?: readonly Reason[]);
    scope(): Scope;
    /** What an expression sees as `aws_lb.web.name`: the argument as it is written, else what AWS makes of it. */
    get(name: string): Val;
    /** The argument, with the way through it; `undefined` where it is not written, or null. */
    argument(name: string): Val | undefined;
    /** Why an attribute that nobody writes is not known. */
    why(name: string): Reason;
    /** All that is known of the whole: what is written, open to what AWS adds. */
    materialise(): Val;
    toResource(): Resource;
}
