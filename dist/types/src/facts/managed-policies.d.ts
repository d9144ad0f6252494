/** The policies that AWS itself provides, for cache behaviors; a code that names one by id or name holds no definition of it. */
/** The pages these tables were read from; both end in `.html`. */
export declare const source: {
    readonly originRequest: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html";
    readonly cache: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html";
};
/** The day the pages were read. */
export declare const asOf = "2026-04-13";
/** How a policy picks the viewer's headers; the words are those of the CloudFront API. */
export type HeaderBehavior = "none" | "whitelist" | "allViewer" | "allViewerAndWhitelistCloudFront" | "allExcept";
export interface ManagedPolicy {
    readonly id: string;
    /** As on the page; the API and Terraform write `Managed-` before it. */
    readonly name: string;
    /** `names` are those sent, or under `allExcept` those held back. A cache policy's are in the cache key, hence sent too. */
    readonly headers: {
        readonly behavior: HeaderBehavior;
        readonly names: readonly string[];
    };
}
export declare const MANAGED_ORIGIN_REQUEST_POLICIES: readonly ManagedPolicy[];
/** Amplify Hosting's own four (`Amplify-Default` …) are missing: AWS publishes no ids of them. */
export declare const MANAGED_CACHE_POLICIES: readonly ManagedPolicy[];
/** Ids are compared as AWS writes them, in lower case. */
export declare function managedPolicyById(policies: readonly ManagedPolicy[], id: string): ManagedPolicy | undefined;
/** `name` with or without `Managed-` before it, in the API's own letter case. */
export declare function managedPolicyByName(policies: readonly ManagedPolicy[], name: string): ManagedPolicy | undefined;
