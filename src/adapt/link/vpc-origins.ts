import type { Instance } from "../../model/instance.ts";
import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { VpcOrigin } from "../../model/vpc-origin.ts";
import type { Value } from "../../value.ts";
import { absent } from "../../value.ts";
import type { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import { atomsIn, soleReferent } from "../referent.ts";
import type { VpcOriginDraft } from "../vpc-origin/draft.ts";

/** VPC origins with the load balancer or the instance that they reach. */
export function linkVpcOrigins(
  drafts: Drafts,
  loadBalancers: Directory<LoadBalancer>,
  instances: Directory<Instance>,
): readonly VpcOrigin[] {
  return drafts.vpcOrigins.map((draft) => {
    const { from } = draft.targetArn;
    if (isInstance(draft, drafts))
      return { ...draft, loadBalancer: absent(from), instance: instanceOf(draft, instances) };
    return { ...draft, loadBalancer: loadBalancers.find(draft.targetArn, draft), instance: absent(from) };
  });
}

/** By its ARN, or by its id in an ARN. */
function instanceOf({ targetArn }: VpcOriginDraft, instances: Directory<Instance>): Value<Instance> {
  for (const { address } of atomsIn(targetArn)) {
    const found = address === undefined ? undefined : instances.at(address, targetArn.from);
    if (found?.kind === "known") return found;
  }
  return absent(targetArn.from);
}

const INSTANCES: ReadonlySet<string> = new Set(["aws_instance", "AWS::EC2::Instance"]);

function isInstance({ targetArn }: VpcOriginDraft, drafts: Drafts): boolean {
  if (targetArn.kind === "known") return targetArn.value.includes(":instance/");
  const address = soleReferent(targetArn) ?? atomsIn(targetArn).at(-1)?.address;
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
