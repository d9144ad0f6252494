import type { ListenerProtocol } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export declare const LISTENER_DEFAULTS: {
    /** What the Terraform provider asks for; CloudFormation has no default. */
    readonly protocol: "HTTP";
    readonly mutualAuthentication: "off";
};
/** Providers take protocols in any letter case. */
export declare function listenerProtocol(written: Value<string>): Value<ListenerProtocol>;
/** The TLS policy that holds: the one written, the service's default, or none without TLS. */
export declare function sslPolicy(protocol: Value<ListenerProtocol>, written: Value<string>): Value<string>;
