import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { VpcOrigin } from "../../model/vpc-origin.ts";
import type { Value } from "../../value.ts";
import { absent } from "../../value.ts";
import type { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import { soleReferent } from "../referent.ts";
import type { VpcOriginDraft } from "../vpc-origin/draft.ts";

/** VPC origins with the load balancer that they reach; an instance is none. */
export function linkVpcOrigins(drafts: Drafts, loadBalancers: Directory<LoadBalancer>): readonly VpcOrigin[] {
  return drafts.vpcOrigins.map((draft) => ({
    ...draft,
    loadBalancer: isInstance(draft, drafts)
      ? absent(draft.targetArn.from)
      : loadBalancers.find(draft.targetArn, draft),
  }));
}

const INSTANCES: ReadonlySet<string> = new Set(["aws_instance", "AWS::EC2::Instance"]);

function isInstance({ targetArn }: VpcOriginDraft, drafts: Drafts): boolean {
  if (targetArn.kind === "known") return targetArn.value.includes(":instance/");
  const address = soleReferent(targetArn);
  const type = address === undefined ? undefined : drafts.resources.get(address)?.type;
  return type !== undefined && INSTANCES.has(type);
}

/** A setting that an origin takes over from its VPC origin. */
export function ofVpcOrigin<T>(
  vpcOrigin: Value<VpcOrigin>,
  read: (vpcOrigin: VpcOrigin) => Value<T>,
): Value<T> {
  return vpcOrigin.kind === "known" ? read(vpcOrigin.value) : vpcOrigin;
}
