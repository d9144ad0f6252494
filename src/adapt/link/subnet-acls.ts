import { items } from "../../compare.ts";
import type { ValueList } from "../../model/entity.ts";
import type { NetworkAcl, SubnetAcl } from "../../model/security-group.ts";
import type { Reason, Value } from "../../value.ts";
import type { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import { soleReferent } from "../referent.ts";
import { addReasons } from "./add-reasons.ts";

/** Finds the network ACLs of subnets. */
export class SubnetAcls {
  readonly #all: NetworkAcl[] = [];
  readonly #bySubnet = new Map<string, NetworkAcl>();
  /** The default ones that the code takes over, by what tells the VPC. */
  readonly #byVpc = new Map<string, NetworkAcl>();
  readonly #vpcs: ReadonlyMap<string, string>;
  /** Those whose subnets are not all known. */
  readonly #maybe = new Set<NetworkAcl>();
  readonly #why: Reason[] = [];
  readonly #together = new Map<NetworkAcl | undefined, SubnetAcl>();

  constructor(drafts: Drafts, acls: Directory<NetworkAcl>) {
    this.#vpcs = new Map(
      drafts.subnets.flatMap(({ address, vpcId }) => {
        const vpc = keyOf(vpcId);
        return vpc === undefined ? [] : [[address, vpc] as const];
      }),
    );
    for (const { address, defaultOf, from, subnets, uncertain } of drafts.networkAcls) {
      const acl = acls.at(address, from);
      if (acl?.kind !== "known") continue;
      this.#all.push(acl.value);
      const { items: listed, open } = items(subnets);
      for (const subnet of listed) this.#associate(acl.value, subnet, uncertain ?? []);
      if (open.length > 0) this.#mayBeAnyones(acl.value, open);
      const vpc = defaultOf && keyOf(defaultOf);
      if (vpc !== undefined && uncertain === undefined) this.#byVpc.set(vpc, acl.value);
      else if (defaultOf !== undefined) this.#mayBeAnyones(acl.value, uncertain ?? whyOf(defaultOf));
    }
    for (const association of drafts.aclAssociations) {
      const acl = acls.find(association.aclId, association);
      const doubts = association.uncertain ?? [];
      if (acl.kind === "known") this.#associate(acl.value, association.subnetId, doubts);
    }
  }

  #associate(acl: NetworkAcl, subnet: Value<string>, doubts: readonly Reason[]): void {
    const key = keyOf(subnet);
    if (key === undefined || doubts.length > 0) this.#mayBeAnyones(acl, [...doubts, ...whyOf(subnet)]);
    else this.#bySubnet.set(key, acl);
  }

  #mayBeAnyones(acl: NetworkAcl, why: readonly Reason[]): void {
    this.#maybe.add(acl);
    addReasons(this.#why, why);
  }

  /** One for each subnet; where there may be more of those, one more for all of them. */
  of(subnets: ValueList<string>): readonly SubnetAcl[] {
    if (this.#all.length === 0) return [];
    const { items: listed, open } = items(subnets);
    const found = listed.map((subnet) => this.#ofOne(subnet));
    return open.length > 0 ? [...found, { items: this.#all, open }] : found;
  }

  #ofOne(subnet: Value<string>): SubnetAcl {
    const key = keyOf(subnet);
    if (key === undefined) return { items: this.#all, open: whyOf(subnet) };
    const own = this.#bySubnet.get(key);
    if (own !== undefined) return { items: [own], open: [] };
    const preset = this.#byVpc.get(this.#vpcs.get(key) ?? "");
    if (this.#maybe.size === 0) return { items: preset === undefined ? [] : [preset], open: [] };
    return this.#candidates(preset);
  }

  /** The same for every subnet with the same default one: there may be many of both. */
  #candidates(preset: NetworkAcl | undefined): SubnetAcl {
    const acls = this.#together.get(preset) ?? {
      items: [...new Set([...this.#maybe, ...(preset === undefined ? [] : [preset])])],
      open: this.#why,
    };
    this.#together.set(preset, acls);
    return acls;
  }
}

/** What tells one subnet or VPC from others: its id, or the resource that makes it. */
function keyOf(id: Value<string>): string | undefined {
  return id.kind === "known" ? id.value : soleReferent(id);
}

function whyOf(value: Value<unknown>): readonly Reason[] {
  return value.kind === "unknown" ? value.why : [];
}
