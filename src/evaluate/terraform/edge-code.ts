import type { Datum, Value } from "../../value.ts";
import type { Resource } from "../resource.ts";

const BEHAVIORS = ["default_cache_behavior", "ordered_cache_behavior"];

/** Whether a behavior of the distribution hands requests to a Lambda function, or may do so. */
export function runsLambda({ type, properties }: Resource): boolean {
  return (
    type === "aws_cloudfront_distribution" &&
    BEHAVIORS.some((name) => holds(properties.get(name), "lambda_function_association"))
  );
}

/** Whether blocks of that type stand in one of these blocks; yes, where it cannot be told. */
function holds(blocks: Value<Datum> | undefined, name: string): boolean {
  return anyOf(blocks, (block) => {
    const entries = block.kind === "known" ? block.value : undefined;
    return entries instanceof Map ? anyOf(entries.get(name), () => true) : true;
  });
}

function anyOf(blocks: Value<Datum> | undefined, each: (block: Value<Datum>) => boolean): boolean {
  if (!blocks || blocks.kind === "absent") return false;
  if (blocks.kind === "unknown") return true;
  return Array.isArray(blocks.value) ? blocks.value.some(each) : true;
}
