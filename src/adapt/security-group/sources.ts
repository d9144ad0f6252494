import { items } from "../../compare.ts";
import type { Collection } from "../../model/entity.ts";
import type { IngressSource } from "../../model/security-group.ts";
import type { Value } from "../../value.ts";
import { known } from "../../value.ts";
import type { Block } from "../block.ts";
import { flag, id, texts } from "../read.ts";

export type Sources = Collection<IngressSource>;

/** A list of sources of one kind. */
export function several(block: Block, name: string, kind: IngressSource["kind"]): Sources {
  const { items: values, open } = items(texts(block, name));
  return { items: values.map((value) => ({ kind, value })), open };
}

/** One source, which may be written or not. */
export function single(block: Block, name: string, kind: IngressSource["kind"]): Sources {
  const value: Value<string> = id(block, name);
  if (value.kind === "absent") return { items: [], open: [] };
  return { items: [{ kind, value }], open: [] };
}

/** `self = true`: the group itself. */
export function itself(block: Block): Sources {
  const value = flag(block, "self");
  if (value.kind === "unknown") return { items: [], open: value.why };
  if (value.kind === "absent" || !value.value) return { items: [], open: [] };
  return { items: [{ kind: "security-group", value: known("self", value.from) }], open: [] };
}

export function together(...sources: readonly Sources[]): Sources {
  return {
    items: sources.flatMap(({ items: listed }) => listed),
    open: sources.flatMap(({ open }) => open),
  };
}
