import type { Atom, Datum, Reason, Value } from "../../value.ts";
import { blocked, notWritten, provenance, type Site } from "./site.ts";

/** Where a stack is deployed; missing where the input does not say. */
export interface Environment {
  readonly region?: string;
  readonly account?: string;
  readonly stackName?: string;
}

/**
 * `AWS::Region` and its like; `undefined` for a name that is none of them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameter(
  name: string,
  environment: Environment,
  prefix: string,
  site: Site,
): Value<Datum> | undefined {
  const { region, stackName } = environment;
  switch (name) {
    case "AWS::NoValue":
      return notWritten(site);
    case "AWS::Region":
      return regionValue(environment, site);
    case "AWS::AccountId":
      return accountValue(environment, site);
    case "AWS::Partition":
      return text(partitionOf(region), site);
    case "AWS::URLSuffix":
      return text(partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com", site);
    case "AWS::StackName":
      return stackName === undefined
        ? atDeployment(name, { source: `${prefix}${name}`, kind: "name" }, site)
        : text(stackName, site);
    case "AWS::StackId":
      return atDeployment(name, { source: `${prefix}${name}`, kind: "arn" }, site);
    case "AWS::NotificationARNs":
      return blocked([reasonOf(name)], site, [], { kind: "list", items: [], open: true });
    default:
      return undefined;
  }
}

export function regionValue({ region }: Environment, site: Site): Value<string> {
  const atom: Atom = { source: "AWS::Region", kind: "region" };
  return region === undefined ? atDeployment("AWS::Region", atom, site) : text(region, site);
}

export function accountValue({ account }: Environment, site: Site): Value<string> {
  const atom: Atom = { source: "AWS::AccountId", kind: "account" };
  return account === undefined ? atDeployment("AWS::AccountId", atom, site) : text(account, site);
}

function text(value: string, site: Site): Value<string> {
  return { kind: "known", value, from: provenance(site) };
}

function atDeployment(name: string, atom: Atom, site: Site): Value<string> {
  return blocked([reasonOf(name)], site, [], { kind: "text", parts: [atom] });
}

function reasonOf(name: string): Reason {
  return { what: name, why: "no-value", says: "is decided by where the stack is deployed" };
}

/** Without a region, the partition of nearly all accounts. */
function partitionOf(region: string | undefined): string {
  if (region?.startsWith("cn-")) return "aws-cn";
  return region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
