import { nodesIn, parseHandler } from "../edge-code/syntax.ts";
import { CLOUDFRONT_FUNCTION_BYTES } from "../facts/edge-functions.ts";
import type { FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import { ifKnown, type Provenance } from "../value.ts";

/** A limit that a CloudFront Function is beyond, whatever it does. */
export interface FunctionLimit {
  readonly at: Provenance;
  readonly by: string;
  readonly event: EventType | "its";
  readonly does: string;
  /** The function cannot be created. */
  readonly refused: boolean;
}

/** The helpers are in a module that runtime 1.0 does not have. */
const HELPERS = /\bfrom\s{0,9}["']cloudfront["']/;

export function functionLimit({
  eventType,
  function: target,
  service,
}: FunctionAssociation): FunctionLimit | undefined {
  if (service !== "cloudfront-function" || target.kind !== "known") return undefined;
  const { address: by, code, runtime } = target.value;
  const event = ifKnown(eventType) ?? "its";
  if (code.kind !== "known") return undefined;
  const bytes = Buffer.byteLength(code.value);
  if (bytes > CLOUDFRONT_FUNCTION_BYTES) {
    const does = `has ${bytes} bytes of code, more than the ${CLOUDFRONT_FUNCTION_BYTES} that a CloudFront Function may have`;
    return { at: code.from, by, event, does, refused: true };
  }
  if (runtime.kind !== "known" || runtime.value !== "cloudfront-js-1.0") return undefined;
  const lacks = HELPERS.test(code.value) ? "imports the module cloudfront" : newerSyntax(code.value);
  if (lacks === undefined) return undefined;
  const does = `${lacks}, which runtime cloudfront-js-1.0 does not have`;
  return { at: runtime.from, by, event, does, refused: false };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-10.html */
function newerSyntax(code: string): string | undefined {
  const program = parseHandler(code);
  for (const node of program === undefined ? [] : nodesIn(program)) {
    if (node.type === "VariableDeclaration" && node.kind !== "var") return `declares by ${node.kind}`;
    if ("async" in node && node.async === true) return "has an async function";
  }
  return undefined;
}
