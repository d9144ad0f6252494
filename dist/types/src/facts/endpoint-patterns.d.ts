/** What stands behind the host names that AWS gives out, by their form. The expressions are ours. */
/** The pages that show these forms. */
export declare const source: readonly ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html", "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html"];
/** The day the pages were read. */
export declare const asOf = "2026-04-13";
/** A kind of endpoint that is told by its name alone. */
export type NamedEndpointKind = "s3-website" | "s3-bucket" | "load-balancer" | "ec2" | "api-domain-target" | "execute-api" | "function-url" | "distribution";
export interface EndpointPattern {
    readonly kind: NamedEndpointKind;
    /** Matches a normalised name: lower case, no final dot. */
    readonly pattern: RegExp;
    readonly example: string;
}
/** In order of precedence: a website endpoint looks like a bucket's, an API domain's target like an API. */
export declare const ENDPOINT_PATTERNS: readonly EndpointPattern[];
/** Under these, and only there, do the forms above occur. */
export declare const AWS_DOMAINS: readonly string[];
