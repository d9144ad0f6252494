import type { Resource } from "../../evaluate/resource.ts";
import type { Collection, ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { cloudformationBehavior } from "../behavior/behavior.cloudformation.ts";
import type { BehaviorDraft } from "../behavior/draft.ts";
import { allWithin, type Block, child, children, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import type { OriginDraft } from "../origin/draft.ts";
import { cloudformationOrigin, legacyOrigin } from "../origin/origin.cloudformation.ts";
import { cloudformationOriginGroup } from "../origin-group/origin-group.cloudformation.ts";
import { flag, id, mapItems, orDefault, text, texts } from "../read.ts";
import { orNoAliases } from "./aliases.ts";
import { DISTRIBUTION_DEFAULTS } from "./defaults.ts";
import { ownDomainName } from "./domain-name.ts";
import type { DistributionDraft, ViewerCertificateDraft } from "./draft.ts";

/** AWS::CloudFront::Distribution. */
export function cloudformationDistribution(resource: Resource): DistributionDraft {
  const block = resourceBlock(resource, "cloudformation");
  const config = child(block, "DistributionConfig");
  const groups = allWithin(config, (b) => allWithin(child(b, "OriginGroups"), (g) => children(g, "Items")));
  return {
    ...entityOf(resource),
    domainName: ownDomainName(resource, "DomainName", text(block, "DomainName")),
    enabled: within(config, (b) => flag(b, "Enabled")),
    staging: orDefault(
      within(config, (b) => flag(b, "Staging")),
      DISTRIBUTION_DEFAULTS.staging,
    ),
    aliases: orNoAliases(within(config, aliases)),
    httpVersion: orDefault(
      within(config, (b) => text(b, "HttpVersion")),
      DISTRIBUTION_DEFAULTS.cloudformationHttpVersion,
    ),
    viewerCertificate: viewerCertificate(config),
    origins: allWithin(config, origins),
    originGroups: mapItems(groups, cloudformationOriginGroup),
    behaviors: allWithin(config, behaviors),
  };
}

/** Whether it serves tenants, which have domains and parameters of their own: `ConnectionMode` says so. */
export function isForTenants(resource: Resource): boolean {
  const config = child(resourceBlock(resource, "cloudformation"), "DistributionConfig");
  const mode = within(config, (b) => text(b, "ConnectionMode"));
  return mode.kind === "known" && mode.value === "tenant-only";
}

/** `CNAMEs` is the name that `Aliases` had in 2012. */
function aliases(block: Block): ValueList<string> {
  const current = texts(block, "Aliases");
  const legacy = texts(block, "CNAMEs");
  return current.kind === "absent" && legacy.kind !== "absent" ? legacy : current;
}

function origins(block: Block): Collection<OriginDraft> {
  const current = mapItems(children(block, "Origins"), cloudformationOrigin);
  const s3 = mapItems(children(block, "S3Origin"), (b) => legacyOrigin(b, "s3"));
  const custom = mapItems(children(block, "CustomOrigin"), (b) => legacyOrigin(b, "custom"));
  return {
    items: [...current.items, ...s3.items, ...custom.items],
    open: [...current.open, ...s3.open, ...custom.open],
  };
}

function behaviors(block: Block): Collection<BehaviorDraft> {
  const first = children(block, "DefaultCacheBehavior");
  const ordered = children(block, "CacheBehaviors");
  return {
    items: [
      ...first.items.map((b) => cloudformationBehavior(b, true)),
      ...ordered.items.map((b) => cloudformationBehavior(b, false)),
    ],
    open: [...first.open, ...ordered.open],
  };
}

function viewerCertificate(config: Value<Block>): ViewerCertificateDraft {
  const certificate = within(config, (b) => child(b, "ViewerCertificate"));
  return {
    from: certificate.from,
    acmCertificateArn: within(certificate, (b) => id(b, "AcmCertificateArn")),
    iamCertificateId: within(certificate, (b) => id(b, "IamCertificateId")),
  };
}
