import { type Provenance, type Value } from "../../value.ts";
import { type Declaration } from "./config.ts";
import type { ModuleInstance } from "./module-instance.ts";
import type { ResourceInstance } from "./resource-instance.ts";
import { type Val } from "./val.ts";
/** A provider configuration as a resource sees it; without a declaration it is the implied, empty one. */
export interface ProviderConfiguration {
    /** `aws`. */
    readonly name: string;
    /** `aws`, `aws.us_east_1`, with the address of the module that declares it. */
    readonly address: string;
    readonly module: ModuleInstance;
    readonly declaration: Declaration | undefined;
}
/** The configuration that a resource uses: its `provider`, else the default one of its type's provider. */
export declare function providerOf(instance: ResourceInstance): ProviderConfiguration;
/** An argument of the configuration, with the way through it; `undefined` where it is not written. */
export declare function providerArgument(provider: ProviderConfiguration, name: string): Val | undefined;
/** The region as an expression sees it. */
export declare function providerRegion(provider: ProviderConfiguration): Val;
/** The account as an expression sees it: known only where the configuration admits a single one. */
export declare function providerAccount(provider: ProviderConfiguration): Val;
/** The region a resource is in: its own argument (since provider 6), else that of its provider. */
export declare function regionOf(instance: ResourceInstance, from: Provenance): Value<string>;
export declare function accountOf(instance: ResourceInstance, from: Provenance): Value<string>;
