import {
  childOf,
  type MappingNode,
  type Span,
  type TreeEntry,
  type TreeNode,
  textOf,
} from "../../parse/tree.ts";
import type { ResourceDeclaration } from "./template.ts";

const SERVERLESS_TRANSFORM = "AWS::Serverless-2016-10-31";

export function isServerless(transforms: readonly string[]): boolean {
  return transforms.includes(SERVERLESS_TRANSFORM);
}

type Declarations = ReadonlyMap<string, ResourceDeclaration>;

/**
 * The resources that the serverless transform writes, as far as origins refer to them: functions with their URLs,
 * versions and aliases, APIs, the implicit ones included, and nested stacks. All other resources stay as they are.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandServerless(declared: Declarations, globals: TreeNode | undefined): Declarations {
  const expanded = new Map<string, ResourceDeclaration>();
  for (const declaration of declared.values()) {
    for (const one of expandOne(declaration, globals)) expanded.set(one.id, one);
  }
  return expanded;
}

function expandOne(
  declaration: ResourceDeclaration,
  globals: TreeNode | undefined,
): readonly ResourceDeclaration[] {
  switch (declaration.type) {
    case "AWS::Serverless::Function":
      return expandFunction(withGlobals(declaration, childOf(globals, "Function")));
    case "AWS::Serverless::HttpApi":
      return [httpApi(withGlobals(declaration, childOf(globals, "HttpApi")))];
    case "AWS::Serverless::Api":
      return [restApi(withGlobals(declaration, childOf(globals, "Api")))];
    case "AWS::Serverless::Application":
      return [nestedStack(declaration)];
    default:
      return [declaration];
  }
}

/** `Location: ./app.yaml`; a mapping names an application of the Serverless Application Repository. */
function nestedStack(declaration: ResourceDeclaration): ResourceDeclaration {
  const stack = { ...declaration, type: "AWS::CloudFormation::Stack" };
  const location = childOf(declaration.properties?.value, "Location");
  return location?.kind === "scalar"
    ? withProperties(stack, [entryOf("TemplateURL", location, location)])
    : stack;
}

function expandFunction(declaration: ResourceDeclaration): readonly ResourceDeclaration[] {
  const properties = declaration.properties?.value;
  const lambda: ResourceDeclaration = { ...declaration, type: "AWS::Lambda::Function" };
  const url = childOf(properties, "FunctionUrlConfig");
  const alias = childOf(properties, "AutoPublishAlias");
  const generated: ResourceDeclaration[] = [lambda];
  if (url?.kind === "mapping") generated.push(functionUrl(declaration, url));
  if (alias !== undefined) generated.push(...published(declaration, alias));
  return [...generated, ...implicitApis(declaration, childOf(properties, "Events"))];
}

function functionUrl(declaration: ResourceDeclaration, config: MappingNode): ResourceDeclaration {
  const target = entryOf(
    "TargetFunctionArn",
    referenceTo("Fn::GetAtt", `${declaration.id}.Arn`, config),
    config,
  );
  const entries = new Map([...config.entries, ["TargetFunctionArn", target]]);
  return generatedFrom(declaration, `${declaration.id}Url`, "AWS::Lambda::Url", { ...config, entries });
}

/** `!Ref Handler.Version` and `!Ref Handler.Alias`. */
function published(declaration: ResourceDeclaration, alias: TreeNode): readonly ResourceDeclaration[] {
  const { id } = declaration;
  const name = entryOf("FunctionName", referenceTo("Ref", id, alias), alias);
  const version = mappingOf([name], alias);
  const aliased = mappingOf([name, entryOf("Name", alias, alias)], alias);
  return [
    generatedFrom(declaration, `${id}.Version`, "AWS::Lambda::Version", version),
    generatedFrom(declaration, `${id}.Alias`, "AWS::Lambda::Alias", aliased),
  ];
}

/** An event without an API of its own makes the template's implicit one. */
function implicitApis(
  declaration: ResourceDeclaration,
  events: TreeNode | undefined,
): readonly ResourceDeclaration[] {
  if (events?.kind !== "mapping") return [];
  const apis: ResourceDeclaration[] = [];
  for (const { key, value } of events.entries.values()) {
    const type = textOf(childOf(value, "Type"));
    const properties = childOf(value, "Properties");
    const empty = mappingOf([], value);
    if (type === "HttpApi" && childOf(properties, "ApiId") === undefined) {
      apis.push(httpApi(generatedFrom(declaration, "ServerlessHttpApi", type, empty)));
    }
    if (type === "Api") apis.push(proxyMethod(declaration, key, childOf(properties, "RestApiId"), value));
    if (type === "Api" && childOf(properties, "RestApiId") === undefined) {
      apis.push(restApi(generatedFrom(declaration, "ServerlessRestApi", type, empty)));
    }
  }
  return apis;
}

/** A method of a REST API that hands its requests to the function. */
function proxyMethod(
  declaration: ResourceDeclaration,
  event: string,
  api: TreeNode | undefined,
  span: Span,
): ResourceDeclaration {
  const { end, start } = span;
  const proxy: TreeNode = { kind: "scalar", value: "AWS_PROXY", text: "AWS_PROXY", start, end };
  const integration = mappingOf(
    [
      entryOf("Type", proxy, span),
      entryOf("Uri", referenceTo("Fn::GetAtt", `${declaration.id}.Arn`, span), span),
    ],
    span,
  );
  const restApi = api ?? referenceTo("Ref", "ServerlessRestApi", span);
  const properties = mappingOf(
    [entryOf("RestApiId", restApi, span), entryOf("Integration", integration, span)],
    span,
  );
  return generatedFrom(declaration, `${declaration.id}.${event}`, "AWS::ApiGateway::Method", properties);
}

function httpApi(declaration: ResourceDeclaration): ResourceDeclaration {
  const span = declaration.entry.keySpan;
  const protocol: TreeNode = { kind: "scalar", value: "HTTP", text: "HTTP", ...span };
  return withProperties({ ...declaration, type: "AWS::ApiGatewayV2::Api" }, [
    entryOf("ProtocolType", protocol, span),
  ]);
}

/** `EndpointConfiguration: { Type: REGIONAL }` is what API Gateway calls `Types: [REGIONAL]`. */
function restApi(declaration: ResourceDeclaration): ResourceDeclaration {
  const api = { ...declaration, type: "AWS::ApiGateway::RestApi" };
  const endpoint = childOf(declaration.properties?.value, "EndpointConfiguration");
  const type = childOf(endpoint, "Type");
  if (endpoint === undefined || type === undefined) return api;
  const types: TreeNode = { kind: "sequence", items: [type], start: type.start, end: type.end };
  return withProperties(api, [
    entryOf("EndpointConfiguration", mappingOf([entryOf("Types", types, type)], endpoint), endpoint),
  ]);
}

// ------------------------------------------------------------------ trees that nobody wrote

function withGlobals(declaration: ResourceDeclaration, globals: TreeNode | undefined): ResourceDeclaration {
  if (globals?.kind !== "mapping") return declaration;
  const written = declaration.properties?.value;
  const missing = [...globals.entries.values()].filter(({ key }) => childOf(written, key) === undefined);
  return withProperties(declaration, missing);
}

function withProperties(declaration: ResourceDeclaration, more: readonly TreeEntry[]): ResourceDeclaration {
  const written = declaration.properties?.value;
  const entries = new Map(written?.kind === "mapping" ? written.entries : []);
  for (const entry of more) entries.set(entry.key, entry);
  const span = declaration.properties?.value ?? declaration.entry.keySpan;
  const keySpan = declaration.properties?.keySpan ?? declaration.entry.keySpan;
  const value: TreeNode = { kind: "mapping", entries, start: span.start, end: span.end };
  return { ...declaration, properties: { key: "Properties", keySpan, value } };
}

function generatedFrom(
  declaration: ResourceDeclaration,
  id: string,
  type: string,
  properties: TreeNode,
): ResourceDeclaration {
  const { entry, condition } = declaration;
  return {
    id,
    type,
    entry,
    properties: entryOf("Properties", properties, properties),
    ...(condition && { condition }),
  };
}

function referenceTo(name: string, target: string, span: Span): TreeNode {
  const { start, end } = span;
  return mappingOf([entryOf(name, { kind: "scalar", value: target, text: target, start, end }, span)], span);
}

function mappingOf(entries: readonly TreeEntry[], { start, end }: Span): MappingNode {
  return { kind: "mapping", entries: new Map(entries.map((entry) => [entry.key, entry])), start, end };
}

function entryOf(key: string, value: TreeNode, { start, end }: Span): TreeEntry {
  return { key, keySpan: { start, end }, value };
}
