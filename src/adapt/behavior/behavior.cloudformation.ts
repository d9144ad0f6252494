import type { Collection } from "../../model/entity.ts";
import { absent } from "../../value.ts";
import { type Block, child, children, notWritten, within } from "../block.ts";
import { flag, id, mapItems, oneOf, orDefault, orDefaultList, text, texts } from "../read.ts";
import { BEHAVIOR_DEFAULTS, EVENT_TYPES, VIEWER_PROTOCOL_POLICIES } from "./defaults.ts";
import type { AssociationDraft, BehaviorDraft } from "./draft.ts";

/** `DefaultCacheBehavior` or an item of `CacheBehaviors`. */
export function cloudformationBehavior(block: Block, isDefault: boolean): BehaviorDraft {
  const pattern = isDefault ? absent(notWritten(block.from, "PathPattern")) : text(block, "PathPattern");
  return {
    from: block.from,
    isDefault,
    pathPattern: isDefault ? orDefault(pattern, BEHAVIOR_DEFAULTS.pathPattern) : pattern,
    targetOriginId: text(block, "TargetOriginId"),
    viewerProtocolPolicy: oneOf(text(block, "ViewerProtocolPolicy"), VIEWER_PROTOCOL_POLICIES),
    allowedMethods: orDefaultList(texts(block, "AllowedMethods"), BEHAVIOR_DEFAULTS.allowedMethods),
    cachePolicyId: id(block, "CachePolicyId"),
    originRequestPolicyId: id(block, "OriginRequestPolicyId"),
    forwardedHeaders: within(child(block, "ForwardedValues"), (b) => orDefaultList(texts(b, "Headers"), [])),
    functions: associations(block),
    grpc: orDefault(
      within(child(block, "GrpcConfig"), (b) => flag(b, "Enabled")),
      BEHAVIOR_DEFAULTS.grpc,
    ),
    compress: orDefault(flag(block, "Compress"), BEHAVIOR_DEFAULTS.compress),
  };
}

function associations(block: Block): Collection<AssociationDraft> {
  const lambdas = mapItems(children(block, "LambdaFunctionAssociations"), lambdaAssociation);
  const functions = mapItems(children(block, "FunctionAssociations"), functionAssociation);
  return { items: [...lambdas.items, ...functions.items], open: [...lambdas.open, ...functions.open] };
}

function lambdaAssociation(block: Block): AssociationDraft {
  return {
    from: block.from,
    service: "lambda",
    eventType: oneOf(text(block, "EventType"), EVENT_TYPES),
    arn: id(block, "LambdaFunctionARN"),
    includeBody: orDefault(flag(block, "IncludeBody"), BEHAVIOR_DEFAULTS.includeBody),
  };
}

function functionAssociation(block: Block): AssociationDraft {
  return {
    from: block.from,
    service: "cloudfront-function",
    eventType: oneOf(text(block, "EventType"), EVENT_TYPES),
    arn: id(block, "FunctionARN"),
    includeBody: absent(notWritten(block.from, "IncludeBody")),
  };
}
