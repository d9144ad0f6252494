import { childOf, type MappingNode, type TreeEntry, type TreeNode } from "../../parse/tree.ts";
import { type Datum, known, type Reason, unknown, type Value } from "../../value.ts";
import { entrySpan, notWritten, provenance, type Site } from "../cloudformation/site.ts";
import { type Answer, siteOf } from "./answer.ts";

/**
 * What the API spells otherwise than the resource types of CloudFormation.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["CustomHeaders", "OriginCustomHeaders"],
  ["OriginSslProtocols", "OriginSSLProtocols"],
  ["ACMCertificateArn", "AcmCertificateArn"],
  ["IAMCertificateId", "IamCertificateId"],
  ["SSLSupportMethod", "SslSupportMethod"],
  ["IsIPV6Enabled", "IPV6Enabled"],
]);

/** What CloudFormation writes as `{ Quantity, Items }` too. */
const COUNTED_IN_BOTH: ReadonlySet<string> = new Set(["OriginGroups", "Members", "StatusCodes"]);

/** A token against creating twice, which no template has. */
const LEFT_OUT: ReadonlySet<string> = new Set(["CallerReference"]);

/** The value of a custom header may be a secret that the origin asks for. */
const SECRET = "HeaderValue";

/** A part of an answer in the shape that CloudFormation gives it; `site` is its own. Paths are as the answer has them. */
export function datumOf(node: TreeNode, site: Site, answer: Answer): Value<Datum> {
  switch (node.kind) {
    case "scalar":
      return node.value === null ? notWritten(site) : known(node.value, provenance(site));
    case "sequence":
      return known(itemsOf(node.items, site, answer), provenance(site));
    case "mapping":
      return isCounted(node) ? countedList(node, site, answer) : mapping(node, site, answer);
    case "invalid":
      return unreadable(site, "is not read");
  }
}

function itemsOf(items: readonly TreeNode[], site: Site, answer: Answer): readonly Value<Datum>[] {
  return items.map((item, index) =>
    datumOf(item, siteOf(answer, item, site.address, `${site.path}[${index}]`), answer),
  );
}

/** `{ Quantity, Items }`: of an empty list only the quantity is printed. */
function isCounted(node: MappingNode): boolean {
  return typeof quantityOf(node) === "number";
}

function quantityOf(node: MappingNode): unknown {
  const quantity = childOf(node, "Quantity");
  return quantity?.kind === "scalar" ? quantity.value : undefined;
}

function countedList(node: MappingNode, site: Site, answer: Answer): Value<Datum> {
  const written = childOf(node, "Items");
  const nodes = written?.kind === "sequence" ? written.items : [];
  const items = itemsOf(nodes, { ...site, path: `${site.path}.Items` }, answer);
  const quantity = quantityOf(node);
  if (quantity === items.length) return known(items, provenance(site));
  const says = `is said to have ${String(quantity)} items, and ${items.length} are listed`;
  return unknown([reasonOf(site, says)], provenance(site), { kind: "list", items, open: true });
}

function mapping(node: MappingNode, site: Site, answer: Answer): Value<Datum> {
  const entries = new Map<string, Value<Datum>>();
  for (const entry of node.entries.values()) {
    for (const [name, value] of translated(entry, site, answer)) entries.set(name, value);
  }
  return known(entries, provenance(site));
}

/** One entry under CloudFormation's name, with what CloudFormation writes beside it. */
function* translated(entry: TreeEntry, parent: Site, answer: Answer): Iterable<[string, Value<Datum>]> {
  const { key, value } = entry;
  if (LEFT_OUT.has(key)) return;
  const site = siteOf(answer, entrySpan(entry), parent.address, `${parent.path}.${key}`);
  if (value.kind === "mapping" && COUNTED_IN_BOTH.has(key)) yield [key, mapping(value, site, answer)];
  else if (value.kind === "mapping" && key === "GeoRestriction") yield [key, geography(value, site, answer)];
  else yield [RENAMED.get(key) ?? key, guarded(key, datumOf(value, site, answer))];
  const cached = key === "AllowedMethods" && value.kind === "mapping" && value.entries.get("CachedMethods");
  if (cached) yield* translated(cached, site, answer);
}

function guarded(key: string, value: Value<Datum>): Value<Datum> {
  return key === SECRET && value.kind === "known" ? { ...value, sensitive: true } : value;
}

/** A list of countries with their kind of restriction: CloudFormation writes the list under a name of its own. */
function geography(node: MappingNode, site: Site, answer: Answer): Value<Datum> {
  const locations = countedList(node, site, answer);
  const entries = new Map([["Locations", locations]]);
  const type = node.entries.get("RestrictionType");
  for (const [name, value] of type ? translated(type, site, answer) : []) entries.set(name, value);
  return known(entries, provenance(site));
}

function unreadable(site: Site, says: string): Value<Datum> {
  return unknown([reasonOf(site, says)], provenance(site));
}

function reasonOf(site: Site, says: string): Reason {
  return { what: `${site.address}.${site.path}`, why: "error", says, at: site.at };
}
