import { distinct, reasons } from "../../compare.ts";
import type { Resource } from "../../evaluate/resource.ts";
import { FALSE, TRUE, type Truth, truth, unknownTruth } from "../../logic.ts";
import type { Reason, Value } from "../../value.ts";
import { resourceBlock } from "../block.ts";
import { id } from "../read.ts";
import { firstAtom } from "../referent.ts";

/** What is known of the Lambda function that a name or an ARN refers to, whatever its version. */
export interface FunctionReference {
  /** Resources that it leads to: the function, its alias, its URL. */
  readonly addresses: ReadonlySet<string>;
  readonly name: string | undefined;
  readonly why: readonly Reason[];
}

type Resources = ReadonlyMap<string, Resource>;

/** What leads on to a function, by the argument that names it. */
const FORWARDS: ReadonlyMap<string, string> = new Map([
  ["aws_lambda_alias", "function_name"],
  ["AWS::Lambda::Alias", "FunctionName"],
  ["AWS::Lambda::Version", "FunctionName"],
  ["aws_lambda_function_url", "function_name"],
  ["AWS::Lambda::Url", "TargetFunctionArn"],
]);

export function functionReference(value: Value<string>, resources: Resources, hops = 3): FunctionReference {
  const atom = firstAtom(value)?.address;
  const via = value.from.via.filter(({ kind, path }) => kind === "argument" && isFunctionName(path));
  const addresses = new Set([...(atom === undefined ? [] : [atom]), ...via.map(({ address }) => address)]);
  const name = value.kind === "known" ? nameIn(value.value) : undefined;
  const own: FunctionReference = { addresses, name, why: reasons(value) };
  const onward = atom === undefined || hops === 0 ? undefined : forward(resources.get(atom));
  if (onward === undefined) return own;
  const target = functionReference(onward, resources, hops - 1);
  return { ...target, addresses: new Set([...addresses, ...target.addresses]) };
}

function forward(resource: Resource | undefined): Value<string> | undefined {
  const argument = resource && FORWARDS.get(resource.type);
  return resource && argument ? id(resourceBlock(resource, "terraform"), argument) : undefined;
}

function isFunctionName(path: string): boolean {
  return path === "function_name" || path === "Properties.FunctionName";
}

/** `api` in `arn:aws:lambda:eu-west-1:111122223333:function:api:live`, `111122223333:function:api`, `api:live`, `api`. */
function nameIn(text: string): string | undefined {
  return /(?:^|function:)([A-Za-z0-9_-]+)(?::[A-Za-z0-9_$-]+)?$/.exec(text)?.[1];
}

/** Whether both are the same function. */
export function sameFunction(a: FunctionReference, b: FunctionReference, resources: Resources): Truth {
  if ([...a.addresses].some((address) => b.addresses.has(address))) return TRUE;
  if (a.name !== undefined && b.name !== undefined) return truth(a.name === b.name);
  if (isMadeHere(a, resources) && isMadeHere(b, resources)) return FALSE;
  const why = distinct([...a.why, ...b.why]);
  return why.length > 0 ? unknownTruth(why) : FALSE;
}

/** Whether it is a function that the input makes. Terraform's are not all gathered, but their addresses say what they are. */
export function isMadeHere({ addresses }: FunctionReference, resources: Resources): boolean {
  return [...addresses].some(
    (address) =>
      resources.get(address)?.type === "AWS::Lambda::Function" ||
      /(^|\.)(?<!data\.)aws_lambda_function\./.test(address),
  );
}
