import { DEFAULT_API_GATEWAY_POLICY } from "../../facts/api-gateway-policies.ts";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html */
export const API_DOMAIN_DEFAULTS = {
  securityPolicy: DEFAULT_API_GATEWAY_POLICY,
  /** Of REST APIs (v1). */
  restEndpointType: "EDGE",
  /** Of HTTP and WebSocket APIs (v2). */
  httpEndpointType: "REGIONAL",
} as const;
