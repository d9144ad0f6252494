import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import { entityJson } from "../support/model-json.ts";
import { evaluationOf, type Plain, pieces, ref, resource, undecided } from "../support/resources.ts";

const SUFFIX = ".execute-api.eu-west-1.amazonaws.com";
const HTTP = resource("aws_apigatewayv2_api", "aws_apigatewayv2_api.a", {
  id: "a1b2c3d4e5",
  protocol_type: "HTTP",
  disable_execute_api_endpoint: true,
});
const REST = resource("aws_api_gateway_rest_api", "aws_api_gateway_rest_api.r", {});
const STAGE = resource("aws_api_gateway_stage", "aws_api_gateway_stage.s", {
  rest_api_id: ref("aws_api_gateway_rest_api.r", "id", "id"),
});

/** The API that an origin of this name is joined to. */
function apiAt(domainName: Plain, ...resources: readonly Resource[]): string | undefined {
  const site = resource("aws_cloudfront_distribution", "aws_cloudfront_distribution.d", {
    origin: [{ origin_id: "api", domain_name: domainName }],
  });
  const [origin] = buildModel(evaluationOf(site, ...resources)).value.model.origins;
  if (origin === undefined) throw new Error("there is no origin");
  return origin.api.kind === "known" ? origin.api.value.address : origin.api.kind;
}

describe("the default endpoint of an API", () => {
  it.each([
    ["the endpoint itself", ref(HTTP.address, "api_endpoint", "execute-api-host"), HTTP.address],
    [
      "the id with what AWS puts after it",
      pieces({ address: REST.address, attribute: "id" }, SUFFIX),
      REST.address,
    ],
    ["a stage's", ref(STAGE.address, "invoke_url", "execute-api-host"), REST.address],
    ["the id as it is known", `a1b2c3d4e5${SUFFIX}`, HTTP.address],
    ["the id of another one", `z9y8x7w6v5${SUFFIX}`, "absent"],
    ["something before the id", pieces("x", { address: REST.address, attribute: "id" }, SUFFIX), "absent"],
    ["an id that has no value", pieces({ address: "var.id", attribute: "" }, SUFFIX), "absent"],
    ["an attribute that is no host", ref(HTTP.address, "id", "id"), "absent"],
    ["a load balancer", ref("aws_lb.web", "dns_name", "load-balancer-host"), "absent"],
    ["nothing that is known", undecided(), "absent"],
  ])("%s", (_, name, found) => {
    expect(apiAt(name, HTTP, REST, STAGE)).toBe(found);
  });

  it("is none of the input's where the API is looked up", () => {
    const looked = resource(HTTP.type, "data.aws_apigatewayv2_api.a", {}, { mode: "data" });
    expect(apiAt(ref(looked.address, "api_endpoint", "execute-api-host"), looked)).toBe("absent");
  });
});

describe("whether an API has no default endpoint", () => {
  const WORD = "disableExecuteApiEndpoint";
  const [NO, MAYBE] = [false, { unknown: ["not-modelled"] }];

  it.each([
    ["nothing is written", {}, NO],
    ["it is said", { disable_execute_api_endpoint: true }, true],
    ["it is said as a text", { disable_execute_api_endpoint: "true" }, true],
    ["it hangs on a condition", { disable_execute_api_endpoint: undecided() }, { unknown: ["condition"] }],
    ["a definition says nothing of it", { body: "openapi: 3.0.1" }, NO],
    ["a definition has the word", { body: `{"${WORD}": true}` }, MAYBE],
    [
      "a definition has it around a gap",
      { body: pieces(`"${WORD}":`, { address: "var.x", attribute: "" }) },
      MAYBE,
    ],
    ["a definition has gaps elsewhere", { body: pieces("paths: ", { address: "var.x", attribute: "" }) }, NO],
    ["nothing is known of the definition", { body: undecided() }, MAYBE],
    ["the argument goes before it", { disable_execute_api_endpoint: true, body: `${WORD}: false` }, true],
    ["it goes before an argument that is off", { disable_execute_api_endpoint: false, body: WORD }, MAYBE],
  ])("%s", (_, properties, expected) => {
    expect(disabled("aws_api_gateway_rest_api", properties)).toEqual(expected);
  });

  it.each([
    ["in a definition as a mapping", { Body: { servers: [{ endpoint: { [WORD]: true } }] } }, MAYBE],
    ["in a definition without it", { Body: { openapi: "3.0.1", paths: {} } }, NO],
    ["in a definition that lies in a bucket", { BodyS3Location: { Bucket: "b", Key: "k" } }, MAYBE],
    ["in the transform's words", { DefinitionBody: { [WORD]: true } }, MAYBE],
    ["by the argument", { DisableExecuteApiEndpoint: true }, true],
  ])("in CloudFormation, %s", (_, properties, expected) => {
    expect(disabled("AWS::ApiGateway::RestApi", properties)).toEqual(expected);
    expect(disabled("AWS::ApiGatewayV2::Api", properties)).toEqual(expected);
  });

  function disabled(type: string, properties: { readonly [name: string]: Plain }) {
    const [api] = buildModel(evaluationOf(resource(type, "api", properties))).value.model.apis;
    return entityJson(api?.defaultEndpointDisabled);
  }
});
