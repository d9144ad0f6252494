import type { ViewerProtocolPolicy } from "../../model/behavior.ts";
import type { EventType } from "../../model/edge-function.ts";
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html */
export declare const BEHAVIOR_DEFAULTS: {
    /** The default behavior has no pattern of its own. */
    readonly pathPattern: "*";
    readonly allowedMethods: readonly ["GET", "HEAD"];
    readonly grpc: false;
    readonly includeBody: false;
};
export declare const VIEWER_PROTOCOL_POLICIES: readonly ViewerProtocolPolicy[];
export declare const EVENT_TYPES: readonly EventType[];
