import type { Resource } from "../../evaluate/resource.ts";
import type { CachePolicy, OriginRequestPolicy, PolicyHeaders } from "../../model/policies.ts";
import type { Value } from "../../value.ts";
import { type Block, child, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { oneOf, orDefaultList, text, texts } from "../read.ts";
import { CACHE_HEADER_BEHAVIORS, compression, ORIGIN_REQUEST_HEADER_BEHAVIORS } from "./defaults.ts";
import { lookedUpCachePolicy, lookedUpOriginRequestPolicy } from "./managed.ts";

/** aws_cloudfront_cache_policy, as a resource or a data source. */
export function terraformCachePolicy(resource: Resource): CachePolicy {
  const block = resourceBlock(resource, "terraform");
  if (resource.mode === "data") {
    return lookedUpCachePolicy(resource, text(block, "id"), text(block, "name"));
  }
  const parameters = child(block, "parameters_in_cache_key_and_forwarded_to_origin");
  const headers = within(parameters, (b) => child(b, "headers_config"));
  return {
    ...entityOf(resource),
    name: text(block, "name"),
    managed: false,
    headers: policyHeaders(headers, CACHE_HEADER_BEHAVIORS),
    gzip: compression(parameters, "enable_accept_encoding_gzip"),
    brotli: compression(parameters, "enable_accept_encoding_brotli"),
  };
}

/** aws_cloudfront_origin_request_policy, as a resource or a data source. */
export function terraformOriginRequestPolicy(resource: Resource): OriginRequestPolicy {
  const block = resourceBlock(resource, "terraform");
  if (resource.mode === "data") {
    return lookedUpOriginRequestPolicy(resource, text(block, "id"), text(block, "name"));
  }
  return {
    ...entityOf(resource),
    name: text(block, "name"),
    managed: false,
    headers: policyHeaders(child(block, "headers_config"), ORIGIN_REQUEST_HEADER_BEHAVIORS),
  };
}

function policyHeaders<B extends string>(config: Value<Block>, behaviors: readonly B[]): PolicyHeaders<B> {
  const named = within(config, (b) => within(child(b, "headers"), (h) => texts(h, "items")));
  return {
    behavior: within(config, (b) => oneOf(text(b, "header_behavior"), behaviors)),
    names: orDefaultList(named, []),
  };
}
