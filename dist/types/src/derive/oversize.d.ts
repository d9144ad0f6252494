import type { Diagnostic } from "../diagnostic.ts";
import type { Distribution } from "../model/distribution.ts";
/** What is wrong with a distribution of which no AWS account could have one: every pair of its parts would be looked at. */
export declare function oversizeOf(distribution: Distribution): Diagnostic | undefined;
/** The model as a whole leads to more origin requests than are looked at. */
export declare function tooManyRequests(distribution: Distribution): Diagnostic;
