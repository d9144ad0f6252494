import type { TlsPolicy } from "./tls-policy.ts";
/** The pages these tables were read from; both end in `.html`. */
export declare const source: {
    readonly application: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html";
    readonly network: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html";
};
/** The day the names and protocols were checked; the ciphers of the policies before 2025 in 2025. */
export declare const asOf = "2026-10-07";
/** What a TLS listener made by the API, Terraform or CloudFormation has where none is named; the console's default differs. */
export declare const DEFAULT_ELB_POLICY = "ELBSecurityPolicy-2016-08";
/** Predefined policies of application and network load balancers; a classic one may have others, and custom ones. */
export declare const ELB_POLICIES: readonly TlsPolicy[];
/** What a load balancer's policy accepts; `undefined` for a name that is not documented. */
export declare function elbPolicy(name: string): TlsPolicy | undefined;
