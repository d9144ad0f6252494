import type { Resource } from "../../evaluate/resource.ts";
import type { Api } from "../../model/endpoints.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { defaultEndpointDisabled } from "./definition.ts";

const NAMES = { disabled: "disable_execute_api_endpoint", bodies: ["body"], locations: [] };

/** aws_apigatewayv2_api and aws_api_gateway_rest_api, which say this with the same words. */
export function terraformApi(resource: Resource): Api {
  const block = resourceBlock(resource, "terraform");
  return { ...entityOf(resource), defaultEndpointDisabled: defaultEndpointDisabled(block, NAMES) };
}
