import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Value } from "../../value.ts";
import { type Block, child, resourceBlock, within } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { flag, id, keys, number, orDefault, orDefaultList, text, texts } from "../read.ts";
import { cloudfrontFunction } from "./cloudfront-function.ts";
import { type Archives, inlineSource, packageOf, packedAway } from "./code.ts";
import { CLOUDFRONT_FUNCTION_DEFAULTS, LAMBDA_DEFAULTS } from "./defaults.ts";
import type { EdgeFunctionDraft } from "./draft.ts";
import { lambdaSource, soleCode } from "./source.ts";

/** aws_lambda_function, as a resource or a data source. */
export function terraformLambda(resource: Resource, archives: Archives): EdgeFunctionDraft {
  const block = resourceBlock(resource, "terraform");
  if (resource.mode === "data") return lookedUpLambda(resource, block);
  return {
    ...entityOf(resource),
    service: "lambda",
    name: text(block, "function_name"),
    runtime: id(block, "runtime"),
    publish: orDefault(flag(block, "publish"), LAMBDA_DEFAULTS.publish),
    ...packaged(block, archives),
    ...settings(block),
    environmentVariables: orDefaultList(
      within(child(block, "environment"), (b) => keys(b, "variables")),
      [],
    ),
    vpcSubnets: orDefaultList(
      within(child(block, "vpc_config"), (b) => texts(b, "subnet_ids")),
      [],
    ),
    layers: orDefaultList(texts(block, "layers"), []),
    deadLetterTarget: within(child(block, "dead_letter_config"), (b) => id(b, "target_arn")),
    kmsKeyArn: id(block, "kms_key_arn"),
    roleArn: id(block, "role"),
  };
}

function packaged(block: Block, archives: Archives): Pick<EdgeFunction, "code" | "source"> {
  const archive = packageOf(block, archives);
  const { from } = id(block, "filename");
  const source = lambdaSource(archive?.code, id(block, "handler"), () => packedAway(block, from));
  const inline = source.kind === "known" ? undefined : archive && inlineSource(archive);
  return { source, code: inline ?? soleCode(source, from) };
}

type Settings = Pick<
  EdgeFunction,
  | "tracingMode"
  | "packageType"
  | "architectures"
  | "ephemeralStorageMegabytes"
  | "memoryMegabytes"
  | "timeoutSeconds"
>;

/** Those that have a default. */
function settings(block: Block): Settings {
  return {
    tracingMode: orDefault(
      within(child(block, "tracing_config"), (b) => text(b, "mode")),
      LAMBDA_DEFAULTS.tracingMode,
    ),
    packageType: orDefault(text(block, "package_type"), LAMBDA_DEFAULTS.packageType),
    architectures: orDefaultList(texts(block, "architectures"), LAMBDA_DEFAULTS.architectures),
    ephemeralStorageMegabytes: orDefault(
      within(child(block, "ephemeral_storage"), (b) => number(b, "size")),
      LAMBDA_DEFAULTS.ephemeralStorageMegabytes,
    ),
    memoryMegabytes: orDefault(number(block, "memory_size"), LAMBDA_DEFAULTS.memoryMegabytes),
    timeoutSeconds: orDefault(number(block, "timeout"), LAMBDA_DEFAULTS.timeoutSeconds),
  };
}

function lookedUpLambda(resource: Resource, block: Block): EdgeFunctionDraft {
  const unseen = (name: string) => lookedUp(resource, name);
  return {
    ...entityOf(resource),
    service: "lambda",
    name: text(block, "function_name"),
    runtime: unseen("runtime"),
    publish: unseen("version"),
    code: unseen("code_sha256"),
    source: unseen("code_sha256"),
    environmentVariables: unseen("environment"),
    vpcSubnets: unseen("vpc_config"),
    layers: unseen("layers"),
    deadLetterTarget: unseen("dead_letter_config"),
    tracingMode: unseen("tracing_config"),
    packageType: unseen("package_type"),
    architectures: unseen("architectures"),
    ephemeralStorageMegabytes: unseen("ephemeral_storage"),
    kmsKeyArn: unseen("kms_key_arn"),
    memoryMegabytes: unseen("memory_size"),
    timeoutSeconds: unseen("timeout"),
    roleArn: unseen("role"),
  };
}

/** aws_cloudfront_function, as a resource or a data source. */
export function terraformCloudfrontFunction(resource: Resource): EdgeFunctionDraft {
  const block = resourceBlock(resource, "terraform");
  const read = (name: string): Value<string> =>
    resource.mode === "data" ? lookedUp(resource, name) : text(block, name);
  return cloudfrontFunction(resource, {
    name: text(block, "name"),
    runtime: read("runtime"),
    publish:
      resource.mode === "data"
        ? lookedUp(resource, "status")
        : orDefault(flag(block, "publish"), CLOUDFRONT_FUNCTION_DEFAULTS.terraformPublish),
    code: read("code"),
  });
}
