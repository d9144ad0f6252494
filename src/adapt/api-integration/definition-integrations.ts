import type { Language, Resource } from "../../evaluate/resource.ts";
import { argument, asBlock, type Block, child, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { jsonIn } from "../json-text.ts";
import { asText, id, text } from "../read.ts";
import type { ApiIntegrationDraft } from "./api-integration.ts";

const INTEGRATION = "x-amazon-apigateway-integration";

/**
 * The integrations in the OpenAPI definition of a REST API: JSON in Terraform, a mapping in CloudFormation. A definition
 * that lies elsewhere, or of which too little is known, has none that are known.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function definitionIntegrations(
  resource: Resource,
  language: Language,
  names: readonly string[],
): readonly ApiIntegrationDraft[] {
  const block = resourceBlock(resource, language);
  return names.flatMap((name) => {
    const written = argument(block, name);
    const definition = asBlock(jsonIn(asText(written)) ?? written, language);
    return definition.kind === "known" ? integrationsIn(definition.value, resource) : [];
  });
}

function integrationsIn(definition: Block, resource: Resource): readonly ApiIntegrationDraft[] {
  const methods = blocksIn(definition, "paths").flatMap((path) => membersOf(path));
  return methods.flatMap((method) => {
    const integration = child(method, INTEGRATION);
    if (integration.kind !== "known") return [];
    const { value } = integration;
    return [
      { ...entityOf(resource), kind: text(value, "type"), uri: id(value, "uri"), api: resource.address },
    ];
  });
}

function blocksIn(block: Block, name: string): readonly Block[] {
  const inner = child(block, name);
  return inner.kind === "known" ? membersOf(inner.value) : [];
}

function membersOf({ entries, language }: Block): readonly Block[] {
  return [...entries.values()].flatMap((value) => {
    const block = asBlock(value, language);
    return block.kind === "known" ? [block.value] : [];
  });
}
