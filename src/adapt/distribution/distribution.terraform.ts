import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import { terraformBehavior } from "../behavior/behavior.terraform.ts";
import type { BehaviorDraft } from "../behavior/draft.ts";
import { type Block, child, children, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { terraformOrigin } from "../origin/origin.terraform.ts";
import { terraformOriginGroup } from "../origin-group/origin-group.terraform.ts";
import { flag, id, mapItems, orDefault, text, texts } from "../read.ts";
import { orNoAliases } from "./aliases.ts";
import { DISTRIBUTION_DEFAULTS } from "./defaults.ts";
import { ownDomainName } from "./domain-name.ts";
import type { DistributionDraft, ViewerCertificateDraft } from "./draft.ts";

/** aws_cloudfront_distribution. */
export function terraformDistribution(resource: Resource): DistributionDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    domainName: ownDomainName(resource, "domain_name", text(block, "domain_name")),
    enabled: flag(block, "enabled"),
    staging: orDefault(flag(block, "staging"), DISTRIBUTION_DEFAULTS.staging),
    aliases: orNoAliases(texts(block, "aliases")),
    httpVersion: orDefault(text(block, "http_version"), DISTRIBUTION_DEFAULTS.terraformHttpVersion),
    viewerCertificate: viewerCertificate(block),
    origins: mapItems(children(block, "origin"), terraformOrigin),
    originGroups: mapItems(children(block, "origin_group"), terraformOriginGroup),
    behaviors: behaviors(block),
  };
}

function viewerCertificate(block: Block): ViewerCertificateDraft {
  const certificate = child(block, "viewer_certificate");
  return {
    from: certificate.from,
    acmCertificateArn: within(certificate, (b) => id(b, "acm_certificate_arn")),
    iamCertificateId: within(certificate, (b) => id(b, "iam_certificate_id")),
  };
}

function behaviors(block: Block): Collection<BehaviorDraft> {
  const first = children(block, "default_cache_behavior");
  const ordered = children(block, "ordered_cache_behavior");
  return {
    items: [
      ...first.items.map((b) => terraformBehavior(b, true)),
      ...ordered.items.map((b) => terraformBehavior(b, false)),
    ],
    open: [...first.open, ...ordered.open],
  };
}
