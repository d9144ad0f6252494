import { type TreeEntry } from "../../parse/tree.ts";
import type { Datum, Value } from "../../value.ts";
import type { Scope } from "./scope.ts";
/**
 * A parameter as its `Ref` gives it: supplied, else its default; a closed enumeration without a default is a choice.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export declare function parameterValue(scope: Scope, entry: TreeEntry, supplied: string | undefined): Value<Datum>;
