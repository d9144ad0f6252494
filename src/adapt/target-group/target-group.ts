import type { Resource } from "../../evaluate/resource.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { allWithin, type Block, child, children, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id } from "../read.ts";

/** One target of a target group. */
export interface TargetDraft extends Entity {
  /** The group's ARN; absent where the target stands inside the group. */
  readonly group: Value<string>;
  /** An instance, an address, or the ARN of a function. */
  readonly target: Value<string>;
}

/** The target groups that a listener, or one of its rules, forwards to. */
export interface ForwardDraft extends Entity {
  /** The listener's ARN; absent where it is the listener itself that says so. */
  readonly listener: Value<string>;
  readonly groups: readonly Value<string>[];
}

/** aws_lb_target_group_attachment. */
export function terraformTarget(resource: Resource): TargetDraft {
  const block = resourceBlock(resource, "terraform");
  return { ...entityOf(resource), group: id(block, "target_group_arn"), target: id(block, "target_id") };
}

/** The targets inside AWS::ElasticLoadBalancingV2::TargetGroup. */
export function cloudformationTargets(resource: Resource): readonly TargetDraft[] {
  const block = resourceBlock(resource, "cloudformation");
  const group = id(block, "TargetGroupArn");
  return children(block, "Targets").items.map((item) => ({
    ...entityOf(resource),
    group,
    target: id(item, "Id"),
  }));
}

/** aws_lb_listener and aws_lb_listener_rule. */
export function terraformForward(resource: Resource): ForwardDraft {
  const block = resourceBlock(resource, "terraform");
  const actions = [...children(block, "default_action").items, ...children(block, "action").items];
  const groups = actions.flatMap((action) => [
    id(action, "target_group_arn"),
    ...groupsIn(
      allWithin(child(action, "forward"), (b) => children(b, "target_group")),
      "arn",
    ),
  ]);
  return { ...entityOf(resource), listener: id(block, "listener_arn"), groups };
}

/** AWS::ElasticLoadBalancingV2::Listener and ListenerRule. */
export function cloudformationForward(resource: Resource): ForwardDraft {
  const block = resourceBlock(resource, "cloudformation");
  const actions = [...children(block, "DefaultActions").items, ...children(block, "Actions").items];
  const groups = actions.flatMap((action) => [
    id(action, "TargetGroupArn"),
    ...groupsIn(
      allWithin(child(action, "ForwardConfig"), (b) => children(b, "TargetGroups")),
      "TargetGroupArn",
    ),
  ]);
  return { ...entityOf(resource), listener: id(block, "ListenerArn"), groups };
}

function groupsIn({ items }: Collection<Block>, name: string): readonly Value<string>[] {
  return items.map((item) => id(item, name));
}
