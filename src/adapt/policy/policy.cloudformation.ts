import type { Resource } from "../../evaluate/resource.ts";
import type { CachePolicy, OriginRequestPolicy, PolicyHeaders } from "../../model/policies.ts";
import type { Value } from "../../value.ts";
import { type Block, child, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { oneOf, orDefaultList, text, texts } from "../read.ts";
import { CACHE_HEADER_BEHAVIORS, compression, ORIGIN_REQUEST_HEADER_BEHAVIORS } from "./defaults.ts";

/** AWS::CloudFront::CachePolicy. */
export function cloudformationCachePolicy(resource: Resource): CachePolicy {
  const config = child(resourceBlock(resource, "cloudformation"), "CachePolicyConfig");
  const parameters = within(config, (b) => child(b, "ParametersInCacheKeyAndForwardedToOrigin"));
  const headers = within(parameters, (b) => child(b, "HeadersConfig"));
  return {
    ...entityOf(resource),
    name: within(config, (b) => text(b, "Name")),
    managed: false,
    headers: policyHeaders(headers, CACHE_HEADER_BEHAVIORS),
    gzip: compression(parameters, "EnableAcceptEncodingGzip"),
    brotli: compression(parameters, "EnableAcceptEncodingBrotli"),
  };
}

/** AWS::CloudFront::OriginRequestPolicy. */
export function cloudformationOriginRequestPolicy(resource: Resource): OriginRequestPolicy {
  const config = child(resourceBlock(resource, "cloudformation"), "OriginRequestPolicyConfig");
  const headers = within(config, (b) => child(b, "HeadersConfig"));
  return {
    ...entityOf(resource),
    name: within(config, (b) => text(b, "Name")),
    managed: false,
    headers: policyHeaders(headers, ORIGIN_REQUEST_HEADER_BEHAVIORS),
  };
}

function policyHeaders<B extends string>(config: Value<Block>, behaviors: readonly B[]): PolicyHeaders<B> {
  return {
    behavior: within(config, (b) => oneOf(text(b, "HeaderBehavior"), behaviors)),
    names: orDefaultList(
      within(config, (b) => texts(b, "Headers")),
      [],
    ),
  };
}
