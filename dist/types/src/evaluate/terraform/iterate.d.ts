import { type Val } from "./val.ts";
export interface Entry {
    readonly key: Val;
    readonly value: Val;
}
/** What `for` walks over, in Terraform's order; `undefined` for an unknown collection. Refuses what is none. */
export declare function entriesOf(collection: Val): readonly Entry[] | undefined;
