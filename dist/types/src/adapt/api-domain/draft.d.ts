import type { ApiDomain } from "../../model/endpoints.ts";
import type { Collection } from "../../model/entity.ts";
import type { AttachmentDraft } from "../listener/draft.ts";
/** A custom domain name as it is written, before its certificate is found. */
export interface ApiDomainDraft extends Omit<ApiDomain, "certificates"> {
    readonly certificates: Collection<AttachmentDraft>;
}
