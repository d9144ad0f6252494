import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
/** The first text of a list that may hold one alone. */
export declare function firstText(list: ValueList<string>): Value<string>;
