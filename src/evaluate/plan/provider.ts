import { type Atom, known, type Provenance, type Reason, unknown, type Value } from "../../value.ts";
import { type JsonObject, textIn } from "../cdk/json-object.ts";
import { stepsOf, within } from "./address.ts";
import { memberOf, objectIn, referencesIn } from "./configuration.ts";
import type { PlanDocument, PlannedResource } from "./document.ts";

/** Where a resource lives. */
export interface Home {
  readonly region: Value<string>;
  readonly account: Value<string>;
}

/** Arguments that may lead to another account than the environment's. */
const CREDENTIALS = [
  "profile",
  "access_key",
  "shared_config_files",
  "shared_credentials_files",
  "assume_role",
  "assume_role_with_web_identity",
];

/** The region and account of a resource: as AWS has told them, as the code has them, else as its provider is configured. */
export function homeOf(
  resource: PlannedResource,
  plan: PlanDocument,
  from: Provenance,
  code: Home | undefined,
): Home {
  const key = textIn(
    plan.configuration?.resource(resource.path, resource.declared) ?? {},
    "provider_config_key",
  );
  const provider = key === undefined ? undefined : plan.configuration?.provider(key);
  const config = objectIn(provider?.config ?? {}, "expressions");
  const name = addressOf(provider?.key ?? key ?? resource.type.split("_", 1)[0] ?? "");
  const path = provider ? modulesOf(provider.key) : [];
  const [, , , ofArn, account] = (textIn(resource.values, "arn") ?? "").split(":");
  const region = textIn(resource.values, "region") || ofArn || undefined;
  const allowed = constantIn(config.allowed_account_ids, path, plan);
  const only = Array.isArray(allowed) && allowed.length === 1 ? allowed[0] : undefined;
  return {
    region:
      decided(region, code?.region, constantIn(config.region, path, plan), from) ??
      unsetRegion(isOfEach(config.region) ? resource.address : `provider.${name}`, from),
    account: decided(account || undefined, code?.account, only, from) ?? unknownAccount(name, config, from),
  };
}

function decided(
  told: string | undefined,
  code: Value<string> | undefined,
  configured: unknown,
  from: Provenance,
): Value<string> | undefined {
  if (code?.kind === "known" && (told === undefined || told === code.value)) return code;
  if (told !== undefined) return known(told, from);
  if (typeof configured === "string") return known(configured, from);
  return code?.kind === "unknown" ? code : undefined;
}

/** A constant, or a variable that is one: of the root module, or handed down to the module of the provider. */
function constantIn(expression: unknown, path: readonly string[], plan: PlanDocument): unknown {
  const constant = memberOf(expression, "constant_value");
  if (constant !== undefined) return constant;
  const [only, second] = referencesIn(expression);
  const name = second === undefined ? only?.match(/^var\.([^.[]+)$/)?.[1] : undefined;
  if (name === undefined) return undefined;
  const call = path.at(-1);
  if (call === undefined) return plan.variables.get(name);
  const outer = path.slice(0, -1);
  const calls = plan.configuration?.module(outer)?.calls;
  const given = memberOf(memberOf(memberOf(calls, call), "expressions"), name);
  if (given !== undefined) return constantIn(given, outer, plan);
  return memberOf(memberOf(plan.configuration?.module(path)?.variables, name), "default");
}

/** The calls that lead to a provider's module: `["cdn"]` of `module.cdn:aws`. */
function modulesOf(key: string): readonly string[] {
  const [module = "", name] = key.split(":");
  return name === undefined
    ? []
    : (stepsOf(module) ?? []).map((step) => step.name).filter((_, i) => i % 2 === 1);
}

/** `module.cdn:aws.us` as an address: `module.cdn.aws.us`. */
function addressOf(key: string): string {
  const [first = "", second] = key.split(":");
  return second === undefined ? first : within(first, second);
}

/** OpenTofu's providers with for_each share a key: which of them a resource has, no plan tells. */
function isOfEach(expression: unknown): boolean {
  return referencesIn(expression).some((reference) => reference.startsWith("each."));
}

function unsetRegion(of: string, from: Provenance): Value<string> {
  const source = `${of}.region`;
  return unknownText({ source, kind: "region" }, "is not configured: the environment decides it", from);
}

/** Configurations without credentials of their own share the environment's, hence its account. */
function unknownAccount(name: string, config: JsonObject, from: Provenance): Value<string> {
  const holder = CREDENTIALS.some((argument) => argument in config) ? name : "aws";
  const source = `provider.${holder}.account`;
  return unknownText(
    { source, kind: "account" },
    "is decided by the credentials that Terraform runs with",
    from,
  );
}

function unknownText(atom: Atom, says: string, from: Provenance): Value<string> {
  const why: Reason = { what: atom.source, why: "no-value", says, at: from.at };
  return unknown([why], from, { kind: "text", parts: [atom] });
}
