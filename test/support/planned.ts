import { parseAddress } from "../../src/evaluate/plan/address.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import { type BodyView, type ModuleConfig, viewBody } from "../../src/evaluate/terraform/config.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import { ModuleTree } from "../../src/evaluate/terraform/module-tree.ts";
import type { Expression } from "../../src/parse/hcl/ast.ts";
import type { Files } from "../../src/source/files.ts";
import type { Atom, Datum, Value } from "../../src/value.ts";
import { referencesOf } from "./planned-references.ts";

type Json = unknown;
type Fields = Record<string, Json>;

/** How far the code has come: nothing is there yet, or all of it is. */
export type Stage = "new" | "applied";

/**
 * The plan that Terraform with the AWS provider makes of a folder, as far as it matters here: our own evaluation of the code,
 * in the shape that a plan has: sets in another order, what the provider fills in, numbers for texts, unknown values left out.
 */
export function planOf(
  files: Files,
  stage: Stage = "new",
  vars: Readonly<Record<string, Json>> = {},
): Fields {
  const resources = resourcesOf(files, vars);
  const tree = new ModuleTree("", files);
  const data = resources.filter(({ mode }) => mode === "data");
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    variables: { ...defaultsOf(tree.root), ...mapValues(vars, (value) => ({ value })) },
    planned_values: { root_module: {} },
    resource_changes: resources
      .filter(({ mode }) => mode === "managed")
      .map((resource) => changeOf(resource, stage)),
    prior_state: {
      format_version: "1.0",
      values: { root_module: { resources: data.map((resource) => stateOf(resource, stage)) } },
    },
    configuration: {
      provider_config: providersOf(tree, tree.root, []),
      root_module: moduleOf(tree, tree.root, []),
    },
    complete: true,
    errored: false,
  };
}

/** The state after the plan was applied, as `terraform show -json` prints it. */
export function stateAfter(files: Files, vars: Readonly<Record<string, Json>> = {}): Fields {
  const resources = resourcesOf(files, vars);
  const all = resources.map((resource) => stateOf(resource, "applied"));
  return {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: nested(all) },
  };
}

/** Every resource of the code, whatever its type. */
function resourcesOf(files: Files, vars: Readonly<Record<string, Json>>): readonly Resource[] {
  const given = Object.entries(vars).map(([name, value]) => [name, textOf(value)] as const);
  const types = new Set<string>();
  const options = { varFiles: [], vars: given, environment: {}, types };
  const tree = new ModuleTree("", files);
  const pending = [{ config: tree.root, path: [] as readonly string[] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const { type } of next.config.resources.values()) types.add(type);
    for (const call of next.config.calls.values()) {
      const path = [...next.path, call.name];
      const target = tree.target(call, next.config, path);
      if (target.kind === "module") pending.push({ config: target.config, path });
    }
  }
  return loadTerraformRoot("", files, options).value.evaluate(new Map()).resources;
}

function nested(resources: readonly Fields[]): Fields {
  const own = resources.filter(({ address }) => parseAddress(String(address))?.module === "");
  const modules = new Map<string, Fields[]>();
  for (const resource of resources) {
    const module = parseAddress(String(resource.address))?.module ?? "";
    if (module !== "") modules.set(module, [...(modules.get(module) ?? []), resource]);
  }
  const child_modules = [...modules].map(([address, inner]) => ({ address, resources: inner }));
  return { resources: own, ...(child_modules.length > 0 && { child_modules }) };
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function mapValues(fields: Readonly<Fields>, f: (value: Json) => Json): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, f(value)]));
}

// ------------------------------------------------------------------ values

/** Sets of the provider, in whose order nothing is meant. */
const SETS = new Set([
  "origin",
  "origin_group",
  "custom_header",
  "aliases",
  "origin_ssl_protocols",
  "records",
]);
const NUMBERS = /(^|_)(port|timeout|attempts|ttl|size|idle_timeout)$/;

interface Shown {
  readonly after: Json;
  readonly unknown: Json;
  readonly sensitive: Json;
}

function shown(name: string, value: Value<Datum>, stage: Stage): Shown {
  if (value.kind === "absent") return { after: null, unknown: false, sensitive: false };
  if (value.kind === "unknown") return unknownShown(name, value, stage);
  const sensitive = value.sensitive === true;
  const { value: datum } = value;
  if (datum instanceof Map) {
    const inner = fields(datum, stage);
    return { ...inner, sensitive: sensitive || inner.sensitive };
  }
  if (Array.isArray(datum)) {
    const items = datum.map((item) => shown(name, item, stage));
    if (SETS.has(name)) items.reverse();
    return {
      after: items.map((item) => item.after ?? null),
      unknown: items.map((item) => item.unknown),
      sensitive: sensitive || items.map((item) => item.sensitive),
    };
  }
  const isNumber = NUMBERS.test(name) && typeof datum === "string" && /^\d+$/.test(datum);
  return { after: isNumber ? Number(datum) : datum, unknown: false, sensitive };
}

function unknownShown(name: string, value: Extract<Value<Datum>, { kind: "unknown" }>, stage: Stage): Shown {
  const { form } = value;
  if (form?.kind === "text" && stage === "applied") {
    const parts = form.parts.map((part) => (typeof part === "string" ? part : invented(part)));
    return { after: parts.join(""), unknown: false, sensitive: false };
  }
  if (stage === "applied") throw new Error(`${value.from.address}.${name} has no form to apply`);
  return { after: undefined, unknown: true, sensitive: false };
}

function fields(map: ReadonlyMap<string, Value<Datum>>, stage: Stage): Shown {
  const after: Fields = {};
  const unknown: Fields = {};
  const sensitive: Fields = {};
  for (const [name, value] of map) {
    const one = shown(name, value, stage);
    if (one.after !== undefined) after[name] = one.after;
    if (one.unknown !== false) unknown[name] = one.unknown;
    if (one.sensitive !== false) sensitive[name] = one.sensitive;
  }
  return { after, unknown, sensitive };
}

// ------------------------------------------------------------------ what AWS and the provider add

/** What the provider fills in, by the block: empty where it has nothing to say. */
const FILLED: Readonly<Record<string, Fields>> = {
  aws_cloudfront_distribution: { comment: null, is_ipv6_enabled: null, web_acl_id: null, origin_group: [] },
  aws_lb: { enable_http2: true },
};
const FILLED_BLOCKS: Readonly<Record<string, Fields>> = {
  origin: {
    origin_path: "",
    origin_access_control_id: "",
    connection_attempts: 3,
    connection_timeout: 10,
    custom_header: [],
    origin_shield: [],
    s3_origin_config: [],
    vpc_origin_config: [],
    custom_origin_config: [],
    response_completion_timeout: 0,
  },
  custom_origin_config: { origin_read_timeout: 30, origin_keepalive_timeout: 5, ip_address_type: "" },
  viewer_certificate: { acm_certificate_arn: "", iam_certificate_id: "", ssl_support_method: "" },
};
/** Known only when the resource is there, unless they are written. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  aws_lb: ["arn", "id", "dns_name", "zone_id", "name", "internal", "ip_address_type", "security_groups"],
  aws_elb: ["arn", "id", "dns_name", "zone_id", "name", "internal", "security_groups"],
  aws_lb_listener: ["arn", "id", "ssl_policy", "mutual_authentication"],
  aws_acm_certificate: ["arn", "id", "subject_alternative_names", "key_algorithm"],
  aws_cloudfront_distribution: ["arn", "id", "domain_name", "hosted_zone_id", "http_version_x"],
  aws_route53_record: ["fqdn", "id"],
  aws_route53_zone: ["arn", "id", "zone_id"],
};
/** The value that such an attribute has in the end, where AWS does not choose it. */
const SETTLED: Readonly<Record<string, Json>> = {
  internal: false,
  ip_address_type: "ipv4",
  ssl_policy: "ELBSecurityPolicy-2016-08",
  key_algorithm: "RSA_2048",
};
const NOT_SETTLED = new Set([
  "security_groups",
  "mutual_authentication",
  "subject_alternative_names",
  "http_version_x",
]);

function changeOf(resource: Resource, stage: Stage): Fields {
  const { address, type } = resource;
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(address);
  const { after, unknown, sensitive } = completed(resource, stage);
  return {
    address,
    ...(parsed.module !== "" && { module_address: parsed.module }),
    mode: resource.mode,
    type,
    name: parsed.declared.split(".").at(-1),
    ...(parsed.key !== "" && { index: JSON.parse(parsed.key.slice(1, -1)) }),
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions: [stage === "new" ? "create" : "no-op"],
      before: stage === "new" ? null : after,
      after,
      after_unknown: unknown,
      before_sensitive: false,
      after_sensitive: sensitive,
    },
  };
}

function stateOf(resource: Resource, stage: Stage): Fields {
  const { change, ...rest } = changeOf(resource, stage);
  const { after, after_sensitive } = change as Fields;
  return { ...rest, values: after, sensitive_values: after_sensitive };
}

function completed(resource: Resource, stage: Stage): Shown {
  const { after, unknown, sensitive } = fields(resource.properties, stage);
  const whole = filled(after, FILLED[resource.type] ?? {}) as Fields;
  const marks = { ...(unknown as Fields) };
  for (const name of COMPUTED[resource.type] ?? ["arn", "id"]) {
    if (name in whole || name in marks) continue;
    if (stage === "new") marks[name] = true;
    else if (name in SETTLED) whole[name] = SETTLED[name];
    else if (!NOT_SETTLED.has(name))
      whole[name] = invented({ source: "", address: resource.address, attribute: name });
  }
  return { after: whole, unknown: marks, sensitive };
}

function filled(value: Json, given: Fields): Json {
  if (Array.isArray(value)) return value.map((item) => filled(item, given));
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.entries(value).map(([name, child]) => [
    name,
    filled(child, FILLED_BLOCKS[name] ?? {}),
  ]);
  return { ...given, ...Object.fromEntries(inner) };
}

/** What AWS chooses in the end. */
function invented({ source, address = source, attribute = "", kind }: Atom): string {
  const name = address.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, "");
  const type = address.match(/(?:^|\.)((?:aws_)\w+)\./)?.[1] ?? "";
  if (type === "aws_lambda_function") return lambda(address, attribute);
  if (attribute === "arn" || attribute.endsWith("_arn") || kind === "arn") return arnOf(type, name, address);
  if (attribute === "id" && ARN_IS_ID.has(type)) return arnOf(type, name, address);
  if (attribute === "dns_name")
    return `${/internal/.test(address) ? "internal-" : ""}${name}-123456789.eu-west-1.elb.amazonaws.com`;
  if (attribute === "fqdn") return FQDNS.get(address) ?? "";
  if (attribute === "domain_name") return "d111111abcdef8.cloudfront.net";
  if (attribute === "website_endpoint") return `${name}.s3-website-eu-west-1.amazonaws.com`;
  if (kind === "execute-api-host") return "abcdef1234.execute-api.eu-west-1.amazonaws.com";
  return `${name}-${attribute}`;
}

/** The fixtures call their functions as Terraform does, and have them in us-east-1. */
function lambda(address: string, attribute: string): string {
  if (attribute === "version") return "7";
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${address.split(".").at(-1)}`;
  return attribute === "qualified_arn" ? `${arn}:7` : arn;
}

/** The record's name with its zone's. */
const FQDNS: ReadonlyMap<string, string> = new Map([
  ["aws_route53_record.checkout", "checkout-origin.shop.example.com"],
  ["aws_route53_record.origin", "origin.example.com"],
]);

const ARN_IS_ID = new Set(["aws_lb", "aws_lb_listener", "aws_acm_certificate"]);

function arnOf(type: string, name: string, address: string): string {
  const account = "123456789012";
  if (type === "aws_lb")
    return `arn:aws:elasticloadbalancing:eu-west-1:${account}:loadbalancer/app/${name}/50dc6c495c0c9188`;
  if (type === "aws_lb_listener")
    return `arn:aws:elasticloadbalancing:eu-west-1:${account}:listener/app/${name}/1/2`;
  if (type === "aws_cloudfront_function")
    return `arn:aws:cloudfront::${account}:function/${address.split(".").at(-1)}`;
  if (type.startsWith("aws_cloudfront")) return `arn:aws:cloudfront::${account}:thing/${name}`;
  const region = /us_east_1|viewer/.test(address) ? "us-east-1" : "eu-west-1";
  return `arn:aws:${type.replace("aws_", "").split("_")[0]}:${region}:${account}:${name}`;
}

// ------------------------------------------------------------------ configuration

function moduleOf(tree: ModuleTree, config: ModuleConfig, path: readonly string[]): Fields {
  const calls: Fields = {};
  for (const call of config.calls.values()) {
    const inner = [...path, call.name];
    const target = tree.target(call, config, inner);
    if (target.kind !== "module") continue;
    const { source: _s, version: _v, providers: _p, ...expressions } = bodyOf(call.body);
    calls[call.name] = {
      source: call.source,
      ...meta(expressions),
      module: moduleOf(tree, target.config, inner),
    };
  }
  const outputs = [...config.outputs].map(([name, { body }]) => [
    name,
    { expression: bodyOf(body).value ?? {} },
  ]);
  const variables = [...config.variables].map(([name, { body }]) => [name, declaredOf(body)]);
  return {
    outputs: Object.fromEntries(outputs),
    resources: [...config.resources].map(([address, { type, name, mode, body }]) => ({
      address,
      mode,
      type,
      name,
      provider_config_key: providerKey(config, path, body, type),
      ...meta(bodyOf(body)),
    })),
    module_calls: calls,
    variables: Object.fromEntries(variables),
  };
}

/** Arguments that have a place of their own. */
function meta({
  count,
  for_each,
  depends_on: _d,
  provider: _p,
  lifecycle: _l,
  ...expressions
}: Fields): Fields {
  return {
    expressions,
    ...(count !== undefined && { count_expression: count }),
    ...(for_each !== undefined && { for_each_expression: for_each }),
  };
}

function bodyOf(body: BodyView): Fields {
  const result: Fields = {};
  for (const [name, { node }] of body.attributes) result[name] = expressionOf(node.value);
  for (const { node, file } of body.blocks) {
    if (node.type === "dynamic") continue;
    const inner = bodyOf(viewBody(node.body, file));
    const before = result[node.type];
    result[node.type] = [...(Array.isArray(before) ? before : []), inner];
  }
  return result;
}

function expressionOf(expression: Expression): Fields {
  const references = referencesOf(expression);
  if (references.length > 0) return { references };
  const constant = constantOf(expression);
  return constant === undefined ? {} : { constant_value: constant.value };
}

function constantOf(expression: Expression): { readonly value: Json } | undefined {
  if (expression.kind === "literal") return { value: expression.value };
  if (expression.kind !== "tuple") return undefined;
  const items = expression.items.map(constantOf);
  return items.some((item) => item === undefined) ? undefined : { value: items.map((item) => item?.value) };
}

function providersOf(tree: ModuleTree, config: ModuleConfig, path: readonly string[]): Fields {
  const prefix = path.length === 0 ? "" : `${path.map((name) => `module.${name}`).join(".")}:`;
  const result: Fields = {};
  for (const [key, { name, body }] of config.providers) {
    const { alias, ...expressions } = bodyOf(body);
    result[prefix + key] = {
      name,
      full_name: "registry.terraform.io/hashicorp/aws",
      ...(alias !== undefined && { alias: key.split(".")[1] }),
      expressions,
    };
  }
  for (const call of config.calls.values()) {
    const inner = [...path, call.name];
    const target = tree.target(call, config, inner);
    if (target.kind === "module") Object.assign(result, providersOf(tree, target.config, inner));
  }
  return result;
}

function providerKey(config: ModuleConfig, path: readonly string[], body: BodyView, type: string): string {
  const written = body.attributes.get("provider")?.node.value;
  const key = written ? (referencesOf(written)[0] ?? "aws") : (type.split("_")[0] ?? "aws");
  const isOwn = config.providers.has(key) && path.length > 0;
  return isOwn ? `${path.map((name) => `module.${name}`).join(".")}:${key}` : key;
}

function defaultsOf(config: ModuleConfig): Fields {
  const variables = [...config.variables].flatMap(([name, { body }]) => {
    const { default: value } = declaredOf(body);
    return value === undefined ? [] : [[name, { value }] as const];
  });
  return Object.fromEntries(variables);
}

function declaredOf(body: BodyView): Fields {
  const written = body.attributes.get("default");
  const value = written && constantOf(written.node.value)?.value;
  const sensitive = body.attributes.get("sensitive")?.node.value;
  return {
    ...(value !== undefined && { default: value }),
    ...(sensitive?.kind === "literal" && sensitive.value === true && { sensitive: true }),
  };
}
