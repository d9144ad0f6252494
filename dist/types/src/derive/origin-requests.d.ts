import type { EdgeModel } from "../model/model.ts";
import type { OriginRequest } from "./origin-request.ts";
/**
 * Every request that CloudFront will send to an origin, or may send: distribution × behavior × origin or group member × scheme.
 * None where the distribution is off, the target does not exist, or nobody refers to the origin.
 */
export declare function deriveOriginRequests(model: EdgeModel): readonly OriginRequest[];
