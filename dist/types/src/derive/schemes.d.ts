import type { Behavior } from "../model/behavior.ts";
import type { Origin } from "../model/origin.ts";
import { type Known, type Value } from "../value.ts";
import type { Scheme } from "./origin-request.ts";
/** A scheme that requests to the origin have, or may have. */
export interface PossibleScheme {
    /** `from` is the origin's protocol policy, or the viewers' where the origin has none. */
    readonly scheme: Known<Scheme>;
    readonly occurs: Value<boolean>;
}
/**
 * The schemes that CloudFront uses towards an origin; one that provably does not occur is left out.
 * `match-viewer` follows the viewers, and a bucket without settings of its own does so too.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginProtocolPolicy
 */
export declare function possibleSchemes(behavior: Behavior, origin: Origin): readonly PossibleScheme[];
