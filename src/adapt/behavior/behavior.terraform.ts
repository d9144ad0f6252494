import type { Collection } from "../../model/entity.ts";
import { absent } from "../../value.ts";
import { type Block, child, children, notWritten, within } from "../block.ts";
import { flag, id, mapItems, oneOf, orDefault, orDefaultList, text, texts } from "../read.ts";
import { BEHAVIOR_DEFAULTS, EVENT_TYPES, VIEWER_PROTOCOL_POLICIES } from "./defaults.ts";
import type { AssociationDraft, BehaviorDraft } from "./draft.ts";

/** `default_cache_behavior` or one `ordered_cache_behavior`. */
export function terraformBehavior(block: Block, isDefault: boolean): BehaviorDraft {
  const pattern = isDefault ? absent(notWritten(block.from, "path_pattern")) : text(block, "path_pattern");
  return {
    from: block.from,
    isDefault,
    pathPattern: isDefault ? orDefault(pattern, BEHAVIOR_DEFAULTS.pathPattern) : pattern,
    targetOriginId: text(block, "target_origin_id"),
    viewerProtocolPolicy: oneOf(text(block, "viewer_protocol_policy"), VIEWER_PROTOCOL_POLICIES),
    allowedMethods: texts(block, "allowed_methods"),
    cachePolicyId: id(block, "cache_policy_id"),
    originRequestPolicyId: id(block, "origin_request_policy_id"),
    forwardedHeaders: within(child(block, "forwarded_values"), (b) => orDefaultList(texts(b, "headers"), [])),
    functions: associations(block),
    grpc: orDefault(
      within(child(block, "grpc_config"), (b) => flag(b, "enabled")),
      BEHAVIOR_DEFAULTS.grpc,
    ),
    compress: orDefault(flag(block, "compress"), BEHAVIOR_DEFAULTS.compress),
  };
}

function associations(block: Block): Collection<AssociationDraft> {
  const lambdas = mapItems(children(block, "lambda_function_association"), lambdaAssociation);
  const functions = mapItems(children(block, "function_association"), functionAssociation);
  return { items: [...lambdas.items, ...functions.items], open: [...lambdas.open, ...functions.open] };
}

function lambdaAssociation(block: Block): AssociationDraft {
  return {
    from: block.from,
    service: "lambda",
    eventType: oneOf(text(block, "event_type"), EVENT_TYPES),
    arn: id(block, "lambda_arn"),
    includeBody: orDefault(flag(block, "include_body"), BEHAVIOR_DEFAULTS.includeBody),
  };
}

function functionAssociation(block: Block): AssociationDraft {
  return {
    from: block.from,
    service: "cloudfront-function",
    eventType: oneOf(text(block, "event_type"), EVENT_TYPES),
    arn: id(block, "function_arn"),
    includeBody: absent(notWritten(block.from, "include_body")),
  };
}
