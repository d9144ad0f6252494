import type { Attribute } from "../../parse/hcl/ast.ts";
import { type Datum, type Provenance, type Reason, unknown, type Value } from "../../value.ts";
import { blockType, type Declaration, type Located } from "./config.ts";
import { datumOf } from "./datum.ts";
import { evaluate } from "./expression.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { providerReference } from "./provider-lookup.ts";
import type { ResourceInstance } from "./resource-instance.ts";
import { at, type Names, qualified, type Scope } from "./scope.ts";
import { attempt } from "./session.ts";
import { atomOf } from "./text.ts";
import { derived, through } from "./trace.ts";
import { force, type Ref, textVal, unknownVal, type Val } from "./val.ts";

/** A provider configuration as a resource sees it; without a declaration it is the implied, empty one. */
export interface ProviderConfiguration {
  /** `aws`. */
  readonly name: string;
  /** `aws`, `aws.us_east_1`, with the address of the module that declares it. */
  readonly address: string;
  readonly module: ModuleInstance;
  readonly declaration: Declaration | undefined;
  /** What `each` is in one of several with `for_each`. */
  readonly names?: Names | undefined;
}

/** Arguments that may lead to another account than the environment's. */
const CREDENTIALS = ["profile", "access_key", "shared_config_files", "shared_credentials_files"];
const CREDENTIAL_BLOCKS = ["assume_role", "assume_role_with_web_identity"];

/** The configuration that a resource uses: its `provider`, else the default one of its type's provider. */
export function providerOf(instance: ResourceInstance): ProviderConfiguration {
  const written = instance.declaration.body.attributes.get("provider");
  const reference = written && providerReference(written.node.value);
  const [name = ""] = instance.declaration.type.split("_", 1);
  const scope = written ? { ...instance.scope(), file: written.file } : instance.scope();
  return instance.module.provider(reference ?? { name }, scope);
}

/** An argument of the configuration, with the way through it; `undefined` where it is not written. */
export function providerArgument(provider: ProviderConfiguration, name: string): Val | undefined {
  const located = provider.declaration?.body.attributes.get(name);
  return located && evaluated(provider, located, name);
}

function evaluated(
  provider: ProviderConfiguration,
  { file, node }: Located<Attribute>,
  path: string,
): Val | undefined {
  const definition = { kind: "argument", address: `provider.${provider.address}` } as const;
  const scope: Scope = { module: provider.module, file, names: provider.names, definition };
  const what = `${definition.address}.${path}`;
  const value = attempt(
    provider.module.budget,
    what,
    () => at(scope, node),
    () => evaluate(node.value, scope),
  );
  if (value.kind === "null") return undefined;
  return through(value, { ...definition, path, file, node });
}

/** The region as an expression sees it. */
export function providerRegion(provider: ProviderConfiguration): Val {
  const written = providerArgument(provider, "region");
  if (written) return written;
  const ref: Ref = { source: `provider.${provider.address}.region` };
  const reason: Reason = {
    what: ref.source,
    why: "no-value",
    says: isMissing(provider)
      ? "is not among the configurations that the module has or is passed"
      : "is not configured: the environment decides it",
    ...placed(provider),
  };
  return unknownVal([reason], {
    ref,
    shape: { kind: "text", parts: [atomOf(ref, "region")] },
    notNull: true,
    type: { kind: "string" },
  });
}

/** The account as an expression sees it: known where the configuration admits a single one, or takes on a role of one. */
export function providerAccount(provider: ProviderConfiguration): Val {
  const allowed = providerArgument(provider, "allowed_account_ids");
  const list = allowed && force(allowed);
  if (list?.kind === "sequence" && list.items.length === 1 && list.items[0]) return list.items[0];
  const ofRole = roleAccount(provider);
  if (ofRole) return ofRole;
  const ref: Ref = { source: `provider.${credentialsOf(provider)}.account` };
  const reason: Reason = {
    what: ref.source,
    why: "no-value",
    says: "is decided by the credentials that Terraform runs with",
    ...placed(provider),
  };
  return unknownVal([reason], {
    ref,
    shape: { kind: "text", parts: [atomOf(ref, "account")] },
    notNull: true,
    type: { kind: "string" },
  });
}

/** The account that the ARN of the role names which the configuration takes on; of several, one from another, the last. */
function roleAccount(provider: ProviderConfiguration): Val | undefined {
  const blocks = provider.declaration?.body.blocks ?? [];
  const taken = blocks.filter(({ node }) => CREDENTIAL_BLOCKS.includes(blockType(node)));
  const role = taken.findLast(({ node }) => blockType(node) === "assume_role") ?? taken.at(-1);
  const node = role?.node.body.attributes.find(({ name }) => name === "role_arn");
  if (role === undefined || node === undefined) return undefined;
  const arn = evaluated(provider, { file: role.file, node }, `${blockType(role.node)}.role_arn`);
  const text = arn && force(arn);
  const account = text?.kind === "string" ? ROLE_ARN.exec(text.value)?.[1] : undefined;
  return account && text ? derived(textVal(account), [text]) : undefined;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\//;

/** Configurations without credentials of their own share the environment's, hence its account. */
function credentialsOf(provider: ProviderConfiguration): string {
  const blocks = provider.declaration?.body.blocks ?? [];
  const own =
    CREDENTIALS.some((name) => providerArgument(provider, name) !== undefined) ||
    blocks.some(({ node }) => CREDENTIAL_BLOCKS.includes(blockType(node)));
  return own ? provider.address : provider.name;
}

/** One with an alias is never implied. */
function isMissing({ declaration, address, module, name }: ProviderConfiguration): boolean {
  return declaration === undefined && address !== qualified(module.address, name);
}

function placed(provider: ProviderConfiguration): Pick<Reason, "at"> {
  const { declaration } = provider;
  return declaration
    ? { at: declaration.file.lines.place(declaration.block.header.start, declaration.block.header.end) }
    : {};
}

/** The region a resource is in: its own argument (since provider 6), else that of its provider. */
export function regionOf(instance: ResourceInstance, from: Provenance): Value<string> {
  const own = instance.declaration.type.startsWith("aws_") ? instance.argument("region") : undefined;
  return textValue(own ?? providerRegion(providerOf(instance)), instance, "region", from);
}

export function accountOf(instance: ResourceInstance, from: Provenance): Value<string> {
  return textValue(providerAccount(providerOf(instance)), instance, "account", from);
}

function textValue(value: Val, instance: ResourceInstance, path: string, from: Provenance): Value<string> {
  const { file, block } = instance.declaration;
  const datum: Value<Datum> = datumOf(
    value,
    { file, node: block.header, address: instance.address, path },
    instance.module.budget,
  );
  if (datum.kind !== "known") return datum;
  if (typeof datum.value === "string") return { ...datum, value: datum.value };
  return unknown([notText(instance, path)], from);
}

function notText(instance: ResourceInstance, path: string): Reason {
  return { what: `${instance.address}.${path}`, why: "error", says: "is an error: string required" };
}
