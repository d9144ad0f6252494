import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { ApiIntegration } from "../../model/endpoints.ts";
import { absent, type Value } from "../../value.ts";
import { type Block, child, notWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, text } from "../read.ts";
import { atomsIn, firstAtom } from "../referent.ts";

/** An integration as it is read: the function that it names is not found yet. */
export type ApiIntegrationDraft = Omit<ApiIntegration, "function" | "addresses"> & {
  readonly uri: Value<string>;
  /** The address of the REST API. */
  readonly api: string | undefined;
};

/** aws_api_gateway_integration. */
export function terraformIntegration(resource: Resource): ApiIntegrationDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    kind: text(block, "type"),
    uri: id(block, "uri"),
    api: firstAtom(id(block, "rest_api_id"))?.address,
  };
}

/** AWS::ApiGateway::Method. */
export function cloudformationIntegration(resource: Resource): ApiIntegrationDraft {
  const block = resourceBlock(resource, "cloudformation");
  const read = (name: string) => within(child(block, "Integration"), (inner: Block) => id(inner, name));
  return {
    ...entityOf(resource),
    kind: read("Type"),
    uri: read("Uri"),
    api: firstAtom(id(block, "RestApiId"))?.address,
  };
}

/** What belongs to a REST API and names its host: `invoke_url` of a stage. */
const PARTS: ReadonlyMap<string, readonly ["terraform" | "cloudformation", string]> = new Map([
  ["aws_api_gateway_stage", ["terraform", "rest_api_id"]],
  ["aws_api_gateway_deployment", ["terraform", "rest_api_id"]],
  ["AWS::ApiGateway::Stage", ["cloudformation", "RestApiId"]],
  ["AWS::ApiGateway::Deployment", ["cloudformation", "RestApiId"]],
]);

/** Joins integrations with the functions that they call. */
export function linkIntegrations(
  drafts: readonly ApiIntegrationDraft[],
  resources: ReadonlyMap<string, Resource>,
  find: (address: string, from: ApiIntegrationDraft["from"]) => Value<EdgeFunction> | undefined,
): readonly ApiIntegration[] {
  const parts = new Map<string, string[]>();
  for (const resource of resources.values()) {
    const part = PARTS.get(resource.type);
    const api = part && firstAtom(id(resourceBlock(resource, part[0]), part[1]))?.address;
    if (api !== undefined) parts.set(api, [...(parts.get(api) ?? []), resource.address]);
  }
  return drafts.map(({ api, uri, ...rest }) => {
    const found = atomsIn(uri).flatMap(({ address }) => (address && find(address, uri.from)) || []);
    const nothing = absent(notWritten(rest.from, "uri"));
    const addresses = api === undefined ? [] : [api, ...(parts.get(api) ?? [])];
    return { ...rest, function: found[0] ?? nothing, addresses };
  });
}
