import type { Distribution } from "../../model/distribution.ts";
import type { Collection } from "../../model/entity.ts";
import type { Provenance, Value } from "../../value.ts";
import type { BehaviorDraft } from "../behavior/draft.ts";
import type { OriginDraft } from "../origin/draft.ts";
import type { OriginGroupDraft } from "../origin-group/draft.ts";
/** A distribution as it is written, before anything is joined. */
export interface DistributionDraft extends Omit<Distribution, "viewerCertificate" | "origins" | "originGroups" | "behaviors"> {
    readonly viewerCertificate: ViewerCertificateDraft;
    readonly origins: Collection<OriginDraft>;
    readonly originGroups: Collection<OriginGroupDraft>;
    readonly behaviors: Collection<BehaviorDraft>;
}
export interface ViewerCertificateDraft {
    readonly from: Provenance;
    readonly acmCertificateArn: Value<string>;
    readonly iamCertificateId: Value<string>;
}
