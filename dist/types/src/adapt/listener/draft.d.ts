import type { AttachedCertificate } from "../../model/certificate.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import type { Listener } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
export type AttachmentDraft = Omit<AttachedCertificate, "certificate">;
/** A listener as it is written, before its load balancer and certificates are found. */
export interface ListenerDraft extends Omit<Listener, "loadBalancer" | "certificates"> {
    readonly certificates: Collection<AttachmentDraft>;
}
/** Further certificates of a listener, a resource of their own. */
export interface ListenerCertificateDraft extends Entity {
    readonly listenerArn: Value<string>;
    readonly certificates: Collection<AttachmentDraft>;
}
