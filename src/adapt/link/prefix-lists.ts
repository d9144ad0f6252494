import type { Resource } from "../../evaluate/resource.ts";
import type { IngressRule, IngressSource } from "../../model/security-group.ts";
import type { Value } from "../../value.ts";
import { unknown, withProvenance } from "../../value.ts";
import { argument, type Block, children, isList, notWritten, resourceBlock } from "../block.ts";
import { notInInput } from "../directory.ts";
import { asText, id, mapItems, text } from "../read.ts";
import { soleReferent } from "../referent.ts";

const LOOK_UPS: ReadonlySet<string> = new Set(["aws_ec2_managed_prefix_list", "aws_prefix_list"]);

/** A rule whose prefix lists are known by name where a data source looks them up by it: their ids say nothing. */
export function withPrefixListNames(
  rule: IngressRule,
  resources: ReadonlyMap<string, Resource>,
): IngressRule {
  return { ...rule, sources: mapItems(rule.sources, (source) => named(source, resources)) };
}

function named(source: IngressSource, resources: ReadonlyMap<string, Resource>): IngressSource {
  if (source.kind !== "prefix-list") return source;
  return { ...source, value: nameOf(source.value, resources) };
}

function nameOf(listId: Value<string>, resources: ReadonlyMap<string, Resource>): Value<string> {
  if (listId.kind === "known") {
    const says = "is a prefix list of which the input holds no more than the id";
    return unknown([notInInput(listId.value, says, listId.from)], listId.from);
  }
  const address = soleReferent(listId);
  const list = address === undefined ? undefined : resources.get(address);
  if (list?.mode !== "data" || !LOOK_UPS.has(list.type)) return listId;
  const name = nameIn(resourceBlock(list, "terraform"));
  return name.kind === "absent" ? listId : withProvenance(name, listId.from);
}

/** By `name`, or by a filter for one name. */
function nameIn(list: Block): Value<string> {
  const own = id(list, "name");
  if (own.kind !== "absent") return own;
  for (const filter of children(list, "filter").items) {
    const by = text(filter, "name");
    const values = argument(filter, "values");
    if (by.kind !== "known" || by.value !== "prefix-list-name" || values.kind !== "known") continue;
    const [only, ...others] = isList(values.value) ? values.value : [];
    if (only !== undefined && others.length === 0) return asText(only);
  }
  return { kind: "absent", from: notWritten(list.from, "name") };
}
