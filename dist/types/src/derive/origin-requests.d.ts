import type { Outcome } from "../diagnostic.ts";
import type { EdgeModel } from "../model/model.ts";
import type { OriginRequest } from "./origin-request.ts";
/**
 * Every request that CloudFront will send to an origin, or may send: distribution × behavior × origin or group member × scheme.
 * None where the distribution is off, the target does not exist, or nobody refers to the origin.
 */
export declare function deriveOriginRequests(model: EdgeModel): readonly OriginRequest[];
/** As `deriveOriginRequests`, and tells of the distributions that are too large to be looked at. */
export declare function deriveWithinLimits(model: EdgeModel): Outcome<readonly OriginRequest[]>;
