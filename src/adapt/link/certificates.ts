import type { AttachedCertificate, Certificate } from "../../model/certificate.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import type { Directory } from "../directory.ts";
import type { AttachmentDraft } from "../listener/draft.ts";
import { mapItems } from "../read.ts";

/** The certificates behind the ARNs. */
export function attach(
  drafts: Collection<AttachmentDraft>,
  holder: Entity,
  certificates: Directory<Certificate>,
): Collection<AttachedCertificate> {
  return mapItems(drafts, (draft) => ({ ...draft, certificate: certificates.find(draft.arn, holder) }));
}
