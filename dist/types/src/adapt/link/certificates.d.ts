import type { AttachedCertificate, Certificate } from "../../model/certificate.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import type { Directory } from "../directory.ts";
import type { AttachmentDraft } from "../listener/draft.ts";
/** The certificates behind the ARNs. */
export declare function attach(drafts: Collection<AttachmentDraft>, holder: Entity, certificates: Directory<Certificate>): Collection<AttachedCertificate>;
