/** Which ports CloudFront connects to. */
export declare const source = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesHTTPPort";
/** The day the page was read. */
export declare const asOf = "2026-04-13";
/** Where an origin sets none: a bucket cannot. */
export declare const DEFAULT_PORT: {
    readonly http: 80;
    readonly https: 443;
};
/** Whether the API takes the number as an origin's HTTP or HTTPS port. */
export declare function isOriginPort(port: number): boolean;
