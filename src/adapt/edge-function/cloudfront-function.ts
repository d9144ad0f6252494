import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction, FunctionSource } from "../../model/edge-function.ts";
import { known, mapKnown, type Value } from "../../value.ts";
import { entityOf, lacking } from "../entity.ts";
import type { EdgeFunctionDraft } from "./draft.ts";

/** What the one file of a CloudFront Function is called where nothing names it. */
const FILE = "function.js";

/** The four properties of a CloudFront Function; those of a Lambda function it does not have. */
export function cloudfrontFunction(
  resource: Resource,
  own: Pick<EdgeFunction, "name" | "runtime" | "publish" | "code">,
): EdgeFunctionDraft {
  return {
    ...entityOf(resource),
    service: "cloudfront-function",
    ...own,
    source: sourceOf(resource, own.code),
    environmentVariables: lacking(resource, "environment"),
    vpcSubnets: lacking(resource, "vpc_config"),
    layers: lacking(resource, "layers"),
    deadLetterTarget: lacking(resource, "dead_letter_config"),
    tracingMode: lacking(resource, "tracing_config"),
    packageType: lacking(resource, "package_type"),
    architectures: lacking(resource, "architectures"),
    ephemeralStorageMegabytes: lacking(resource, "ephemeral_storage"),
    kmsKeyArn: lacking(resource, "kms_key_arn"),
    memoryMegabytes: lacking(resource, "memory_size"),
    timeoutSeconds: lacking(resource, "timeout"),
    roleArn: lacking(resource, "role"),
  };
}

function sourceOf({ code }: Resource, text: Value<string>): Value<FunctionSource> {
  if (code !== undefined) return known({ files: code.files, entry: FILE, handler: "handler" }, text.from);
  const alone = (written: string) => new Map([[FILE, { text: written, from: text.from }]]);
  return mapKnown(text, (written) => ({ files: alone(written), entry: FILE, handler: "handler" }));
}
