import type { Resource } from "../../evaluate/resource.ts";
import { CLOUDFRONT_PREFIX_LISTS, IPV4_PREFIX_LIST_IDS } from "../../facts/cloudfront-prefix-lists.ts";
import type { IngressRule, IngressSource } from "../../model/security-group.ts";
import type { Value } from "../../value.ts";
import { absent, known, unknown, withProvenance } from "../../value.ts";
import { argument, type Block, children, isList, notWritten, resourceBlock } from "../block.ts";
import { notInInput, shown } from "../directory.ts";
import { asText, id, mapItems, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

type Resources = ReadonlyMap<string, Resource>;

/** Data sources that find something by its name, which says more than its id, and what their filters call the name. */
const PREFIX_LISTS = new Map([
  ["aws_ec2_managed_prefix_list", "prefix-list-name"],
  ["aws_prefix_list", "prefix-list-name"],
]);
const GROUPS = new Map([["aws_security_group", "group-name"]]);

/** A rule whose prefix lists and groups are known by name where a data source looks them up by it. */
export function withNames(rule: IngressRule, resources: Resources): IngressRule {
  return { ...rule, sources: mapItems(rule.sources, (source) => named(source, resources)) };
}

function named(source: IngressSource, resources: Resources): IngressSource {
  const { kind, value } = source;
  if (kind === "prefix-list") return { kind, value: listName(value, resources) };
  return kind === "security-group"
    ? { kind, value: lookedUpName(value, GROUPS, resources) ?? value }
    : source;
}

function listName(listId: Value<string>, resources: Resources): Value<string> {
  if (listId.kind !== "known") return lookedUpName(listId, PREFIX_LISTS, resources) ?? listId;
  if (IPV4_PREFIX_LIST_IDS.has(listId.value)) return known(CLOUDFRONT_PREFIX_LISTS.ipv4, listId.from);
  const says = "is a prefix list of which the input holds no more than the id";
  return unknown([notInInput(shown(listId), says, listId.from)], listId.from);
}

function lookedUpName(
  value: Value<string>,
  lookUps: ReadonlyMap<string, string>,
  resources: Resources,
): Value<string> | undefined {
  const address = soleReferent(value);
  const found = address === undefined ? undefined : resources.get(address);
  const filter = found?.mode === "data" ? lookUps.get(found.type) : undefined;
  if (found === undefined || filter === undefined) return undefined;
  const name = nameIn(resourceBlock(found, "terraform"), filter);
  return name.kind === "absent" ? undefined : withProvenance(name, value.from);
}

/** By `name`, or by a filter for one name. */
function nameIn(block: Block, filterName: string): Value<string> {
  const own = id(block, "name");
  if (own.kind !== "absent") return own;
  for (const filter of children(block, "filter").items) {
    const by = text(filter, "name");
    const values = argument(filter, "values");
    if (by.kind !== "known" || by.value !== filterName || values.kind !== "known") continue;
    const [only, ...others] = isList(values.value) ? values.value : [];
    if (only !== undefined && others.length === 0) return asText(only);
  }
  return absent(notWritten(block.from, "name"));
}
