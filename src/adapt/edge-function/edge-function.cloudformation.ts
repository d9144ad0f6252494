import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import { type Block, child, resourceBlock, within } from "../block.ts";
import { entityOf, lacking } from "../entity.ts";
import { flag, id, keys, number, orDefault, orDefaultList, text, texts } from "../read.ts";
import { cloudfrontFunction } from "./cloudfront-function.ts";
import { packedAway } from "./code.ts";
import { CLOUDFRONT_FUNCTION_DEFAULTS, LAMBDA_DEFAULTS } from "./defaults.ts";
import type { EdgeFunctionDraft } from "./draft.ts";
import { lambdaSource, soleCode } from "./source.ts";

/** AWS::Lambda::Function. Whether it publishes versions is said by AWS::Lambda::Version, joined later. */
export function cloudformationLambda(resource: Resource): EdgeFunctionDraft {
  const block = resourceBlock(resource, "cloudformation");
  return {
    ...entityOf(resource),
    service: "lambda",
    name: text(block, "FunctionName"),
    runtime: id(block, "Runtime"),
    publish: lacking(resource, "Version"),
    ...packaged(resource, block),
    ...settings(block),
    environmentVariables: orDefaultList(
      within(child(block, "Environment"), (b) => keys(b, "Variables")),
      [],
    ),
    vpcSubnets: orDefaultList(
      within(child(block, "VpcConfig"), (b) => texts(b, "SubnetIds")),
      [],
    ),
    layers: orDefaultList(texts(block, "Layers"), []),
    deadLetterTarget: within(child(block, "DeadLetterConfig"), (b) => id(b, "TargetArn")),
    kmsKeyArn: id(block, "KmsKeyArn"),
    roleArn: id(block, "Role"),
  };
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
      within(child(block, "TracingConfig"), (b) => text(b, "Mode")),
      LAMBDA_DEFAULTS.tracingMode,
    ),
    packageType: orDefault(text(block, "PackageType"), LAMBDA_DEFAULTS.packageType),
    architectures: orDefaultList(texts(block, "Architectures"), LAMBDA_DEFAULTS.architectures),
    ephemeralStorageMegabytes: orDefault(
      within(child(block, "EphemeralStorage"), (b) => number(b, "Size")),
      LAMBDA_DEFAULTS.ephemeralStorageMegabytes,
    ),
    memoryMegabytes: orDefault(number(block, "MemorySize"), LAMBDA_DEFAULTS.memoryMegabytes),
    timeoutSeconds: orDefault(number(block, "Timeout"), LAMBDA_DEFAULTS.timeoutSeconds),
  };
}

function packaged(resource: Resource, block: Block): Pick<EdgeFunction, "code" | "source"> {
  const written = child(block, "Code");
  const source = lambdaSource(resource.code, id(block, "Handler"), () => packedAway(block, written.from));
  const inline = written.kind === "known" ? id(written.value, "ZipFile") : id(block, "InlineCode");
  return { source, code: inline.kind === "absent" ? soleCode(source, written.from) : inline };
}

/** AWS::CloudFront::Function. */
export function cloudformationCloudfrontFunction(resource: Resource): EdgeFunctionDraft {
  const block = resourceBlock(resource, "cloudformation");
  return cloudfrontFunction(resource, {
    name: text(block, "Name"),
    runtime: within(child(block, "FunctionConfig"), (b) => text(b, "Runtime")),
    publish: orDefault(flag(block, "AutoPublish"), CLOUDFRONT_FUNCTION_DEFAULTS.cloudformationPublish),
    code: text(block, "FunctionCode"),
  });
}
