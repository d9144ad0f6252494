import type { Datum, Value } from "../../value.ts";
import { type Site } from "./site.ts";
/** Where a stack is deployed; missing where the input does not say. */
export interface Environment {
    readonly region?: string;
    readonly account?: string;
    readonly stackName?: string;
}
/**
 * `AWS::Region` and its like; `undefined` for a name that is none of them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export declare function pseudoParameter(name: string, environment: Environment, prefix: string, site: Site): Value<Datum> | undefined;
export declare function regionValue({ region }: Environment, site: Site): Value<string>;
export declare function accountValue({ account }: Environment, site: Site): Value<string>;
