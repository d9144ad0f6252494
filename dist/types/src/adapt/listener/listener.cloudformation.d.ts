import type { Resource } from "../../evaluate/resource.ts";
import type { ListenerCertificateDraft, ListenerDraft } from "./draft.ts";
/** AWS::ElasticLoadBalancingV2::Listener. */
export declare function cloudformationListener(resource: Resource): ListenerDraft;
/** AWS::ElasticLoadBalancingV2::ListenerCertificate. */
export declare function cloudformationListenerCertificate(resource: Resource): ListenerCertificateDraft;
