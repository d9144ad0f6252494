import type { TlsPolicy } from "./tls-policy.ts";
/** The pages this table was read from; both end in `.html`. */
export declare const source: {
    readonly list: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html";
    readonly domains: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html";
};
/** The day the pages were read. */
export declare const asOf = "2026-04-13";
/** What a custom domain name of any kind has where none is named. */
export declare const DEFAULT_API_GATEWAY_POLICY = "TLS_1_2";
/** The policies of custom domain names; those ending in `_EDGE` are for edge-optimized ones. */
export declare const API_GATEWAY_POLICIES: readonly TlsPolicy[];
/** What a domain's policy accepts; `undefined` for a name that is not documented. */
export declare function apiGatewayPolicy(name: string): TlsPolicy | undefined;
