import type { Resource } from "../../evaluate/resource.ts";
import type { ListenerCertificateDraft, ListenerDraft } from "./draft.ts";
/** aws_lb_listener and aws_alb_listener, as a resource or a data source. */
export declare function terraformListener(resource: Resource): ListenerDraft;
/** aws_lb_listener_certificate and aws_alb_listener_certificate. */
export declare function terraformListenerCertificate(resource: Resource): ListenerCertificateDraft;
