import { type Val } from "./val.ts";
/** Terraform's `==`: types must be equal too (`1 == "1"` is false). `undefined`: cannot be decided. */
export declare function equalVals(a: Val, b: Val): boolean | undefined;
