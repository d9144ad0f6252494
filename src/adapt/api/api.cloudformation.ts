import type { Resource } from "../../evaluate/resource.ts";
import type { Api } from "../../model/endpoints.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { defaultEndpointDisabled } from "./definition.ts";

/** The names that begin with `Definition` are those of the serverless transform. */
const NAMES = {
  disabled: "DisableExecuteApiEndpoint",
  bodies: ["Body", "DefinitionBody"],
  locations: ["BodyS3Location", "DefinitionUri"],
};

/** AWS::ApiGatewayV2::Api and AWS::ApiGateway::RestApi, which say this with the same words. */
export function cloudformationApi(resource: Resource): Api {
  const block = resourceBlock(resource, "cloudformation");
  return { ...entityOf(resource), defaultEndpointDisabled: defaultEndpointDisabled(block, NAMES) };
}
