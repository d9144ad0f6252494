import type { Reason } from "../../value.ts";
import { type Part } from "./text-parts.ts";
/**
 * Makes an atom of each `{{resolve:ssm:…}}`, also of one that other functions put together from parts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export declare function extractDynamicReferences(parts: readonly Part[]): {
    readonly parts: readonly Part[];
    readonly why: readonly Reason[];
};
