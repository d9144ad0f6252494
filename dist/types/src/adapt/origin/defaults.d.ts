import type { OriginProtocolPolicy } from "../../model/origin.ts";
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html */
export declare const ORIGIN_DEFAULTS: {
    readonly path: "";
    readonly httpPort: 80;
    readonly httpsPort: 443;
    readonly readTimeoutSeconds: 30;
    readonly keepaliveTimeoutSeconds: 5;
    readonly connectionAttempts: 3;
    readonly connectionTimeoutSeconds: 10;
    readonly addressType: "ipv4";
    readonly originShield: false;
};
export declare const ORIGIN_PROTOCOL_POLICIES: readonly OriginProtocolPolicy[];
