import { type Truth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type { CachePolicy, OriginRequestPolicy } from "../model/policies.ts";
import { type Value } from "../value.ts";
/**
 * Whether the viewer's Host is sent to the origin, else the origin's domain name is. A cache policy that names Host
 * sends it even where the origin request policy holds it back.
 * `from` is what a person would edit: the id of the policy that decides, else the legacy header list.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html
 */
export declare function forwardsHost(behavior: Behavior): Value<boolean>;
/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyHeadersConfig.html */
export declare function originRequestPolicySendsHost({ headers }: OriginRequestPolicy): Truth;
/** What is in the cache key is sent to the origin too. */
export declare function cachePolicySendsHost({ headers }: CachePolicy): Truth;
