import type { Place } from "../../source/place.ts";
import type { Provenance, Reason } from "../../value.ts";
import type { Budget } from "./budget.ts";
import type { CallDeclaration, ModuleConfig, ResourceDeclaration } from "./config.ts";
import { type InstanceKey } from "./expand.ts";
import { type Instances } from "./instances.ts";
import type { ProviderConfiguration } from "./provider.ts";
import { ResourceInstance } from "./resource-instance.ts";
import { type FilePlace, type ModuleScope, type Resolved, type Scope } from "./scope.ts";
import { type Session } from "./session.ts";
import { type LazyObject, type Val } from "./val.ts";
/** The call that made a module instance. */
export interface Call {
    readonly declaration: CallDeclaration;
    readonly parent: ModuleInstance;
    readonly key: InstanceKey;
    readonly uncertain: readonly Reason[] | undefined;
}
/** One instance of a module: the root, or one call of a child (per `count` or `for_each` key). */
export declare class ModuleInstance implements ModuleScope, LazyObject {
    #private;
    readonly session: Session;
    readonly config: ModuleConfig;
    readonly address: string;
    /** The names of the calls that lead here. */
    readonly path: readonly string[];
    readonly call: Call | undefined;
    readonly budget: Budget;
    readonly place: FilePlace;
    constructor(session: Session, config: ModuleConfig, address: string, call?: Call);
    resolve(root: string, names: readonly string[], where: () => Place): Resolved;
    assumed(id: string): boolean | string | number | undefined;
    anonymous(place: Place): string;
    /** The chain of calls that lead here, nearest first. */
    callers(): readonly Provenance[];
    /** An output, as the caller sees it. */
    get(name: string): Val;
    materialise(): Val;
    resources(key: string, declaration: ResourceDeclaration): Instances<ResourceInstance>;
    /** The instances of a call; `opaque` where its module cannot be looked into. */
    modules(declaration: CallDeclaration): Instances<ModuleInstance>;
    /** The scope in which the arguments of the call that made this instance are evaluated. */
    callScope(): Scope | undefined;
    /** A configuration by the name it has in this module: `aws`, `aws.us_east_1`. */
    provider(name: string): ProviderConfiguration;
}
