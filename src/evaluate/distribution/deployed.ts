import { childOf, type Span, type TreeNode, textOf } from "../../parse/tree.ts";
import { type Atom, absent, type Datum, known, type Reason, unknown, type Value } from "../../value.ts";
import { entrySpan, provenance, type Site } from "../cloudformation/site.ts";
import type { Resource } from "../resource.ts";
import { type Answer, siteOf } from "./answer.ts";
import { datumOf } from "./cloudformation-shape.ts";
import { printDistribution } from "./commands.ts";

/** A distribution in an answer of AWS. */
export interface Deployed {
  readonly config: TreeNode;
  /** Where its configuration begins. */
  readonly header: Span;
  /** The path to the configuration, with a name that CloudFormation has for it. */
  readonly path: string;
  readonly id: string | undefined;
  readonly arn: string | undefined;
  readonly domainName: { readonly text: string; readonly span: Span } | undefined;
}

/**
 * The distribution that an answer is about: `get-distribution`, `get-distribution-config`, or their `--query` for what is in it.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html
 */
export function deployedIn({ tree }: Answer): Deployed | undefined {
  const holder = childOf(tree, "Distribution") ?? tree;
  if (holder.kind !== "mapping") return undefined;
  const entry = holder.entries.get("DistributionConfig");
  const isBare = childOf(tree, "CallerReference") !== undefined && childOf(tree, "Origins") !== undefined;
  if (entry?.value.kind !== "mapping" && !isBare) return undefined;
  const domainName = holder.entries.get("DomainName");
  const text = textOf(domainName?.value);
  return {
    config: entry?.value ?? tree,
    header: entry?.keySpan ?? tree,
    path: `${holder === tree ? "" : "Distribution."}DistributionConfig`,
    id: textOf(childOf(holder, "Id")),
    arn: textOf(childOf(holder, "ARN")),
    domainName: domainName && text ? { text, span: entrySpan(domainName) } : undefined,
  };
}

/** The distribution as CloudFormation would write it, with what only a deployed one has: `id`, `arn` and `DomainName`. */
export function distributionResource(deployed: Deployed, answer: Answer): Resource {
  const address = deployed.id || baseName(answer.source.path);
  const site = siteOf(answer, deployed.header, address, "");
  const config = siteOf(answer, deployed.header, address, deployed.path);
  const properties = new Map<string, Value<Datum>>([
    ["DistributionConfig", withApiDefaults(datumOf(deployed.config, config, answer))],
    ["DomainName", domainName(deployed, answer, site)],
    ...identity(deployed, site),
  ]);
  return {
    address,
    type: "AWS::CloudFront::Distribution",
    mode: "managed",
    properties,
    from: provenance(site, [], "block"),
    region: known("us-east-1", provenance(site)),
    account: accountOf(deployed, site),
  };
}

/** What an older API leaves out, where CloudFormation's default is another one. */
function withApiDefaults(config: Value<Datum>): Value<Datum> {
  if (config.kind !== "known" || !(config.value instanceof Map) || config.value.has("HttpVersion"))
    return config;
  const httpVersion = known("http2", { ...config.from, kind: "provider-default" });
  return { ...config, value: new Map([...config.value, ["HttpVersion", httpVersion]]) };
}

function domainName({ domainName, id }: Deployed, answer: Answer, site: Site): Value<Datum> {
  const { address } = site;
  if (domainName) {
    const written = siteOf(answer, domainName.span, address, "Distribution.DomainName");
    return known(domainName.text, provenance(written));
  }
  const attribute = "DomainName";
  const atom: Atom = { source: `${address}.${attribute}`, address, attribute, kind: "distribution-host" };
  const says = `is not part of this output: ${printDistribution(id)} prints it`;
  const why: Reason = { what: atom.source, why: "not-in-input", says, at: site.at };
  return unknown([why], provenance(site), { kind: "text", parts: [atom] });
}

function identity({ id, arn }: Deployed, site: Site): readonly (readonly [string, Value<Datum>])[] {
  const from = provenance(site);
  const written = [
    ["id", id],
    ["arn", arn],
  ] as const;
  return written.map(([name, text]) => [name, text ? known(text, from) : absent(from)]);
}

/** `arn:aws:cloudfront::111122223333:distribution/E2EXAMPLE` */
function accountOf({ arn, id }: Deployed, site: Site): Value<string> {
  const account = arn?.split(":")[4];
  if (account) return known(account, provenance(site));
  const says = `is not part of this output: ${printDistribution(id)} prints it`;
  const what = `${site.address}.account`;
  const form = { kind: "text", parts: [{ source: "AWS::AccountId", kind: "account" }] } as const;
  return unknown([{ what, why: "not-in-input", says, at: site.at }], provenance(site), form);
}

/** `E2EXAMPLE` of `dumps/E2EXAMPLE.json`. */
function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/(?<=.)\.json$/i, "");
}
