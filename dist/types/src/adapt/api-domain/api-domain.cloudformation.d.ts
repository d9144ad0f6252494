import type { Resource } from "../../evaluate/resource.ts";
import type { ApiDomainDraft } from "./draft.ts";
/** AWS::ApiGateway::DomainName (REST APIs). */
export declare function cloudformationRestDomain(resource: Resource): ApiDomainDraft;
/** AWS::ApiGatewayV2::DomainName (HTTP and WebSocket APIs). */
export declare function cloudformationHttpDomain(resource: Resource): ApiDomainDraft;
