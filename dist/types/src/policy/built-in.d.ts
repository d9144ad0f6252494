import { type CompiledRule } from "./compiled-rule.ts";
/** Every rule of ours, sorted by id. */
export declare function builtInRules(): readonly CompiledRule[];
