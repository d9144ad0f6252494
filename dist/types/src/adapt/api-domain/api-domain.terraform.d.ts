import type { Resource } from "../../evaluate/resource.ts";
import type { ApiDomainDraft } from "./draft.ts";
/** aws_api_gateway_domain_name (REST APIs). */
export declare function terraformRestDomain(resource: Resource): ApiDomainDraft;
/** aws_apigatewayv2_domain_name (HTTP and WebSocket APIs). */
export declare function terraformHttpDomain(resource: Resource): ApiDomainDraft;
