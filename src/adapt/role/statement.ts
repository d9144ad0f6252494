import type { Collection } from "../../model/entity.ts";
import type { Reason, Value } from "../../value.ts";
import { argument, type Block, isList } from "../block.ts";
import { asText } from "../read.ts";

export type Services = Collection<Value<string>>;

/** One statement of a trust policy, in whichever language it is written. */
export interface Statement {
  readonly effect: Value<string>;
  readonly actions: Services;
  readonly services: Services;
  /** Why it may speak of other services than those. */
  readonly others: readonly Reason[];
}

/** What a statement adds: its services where it allows to assume the role; what it denies leaves the answer open. */
export function inStatement({ effect, actions, services, others }: Statement): Services {
  const isAbout = actions.items.map(mayBeAssumption);
  if (!isAbout.includes(true) && actions.open.length === 0) return { items: [], open: [] };
  const isCertain = actions.items.some((action) => action.kind === "known" && mayBeAssumption(action));
  if (effect.kind === "known" && effect.value === "Allow" && isCertain)
    return { items: services.items, open: [...services.open, ...others] };
  return { items: [], open: [unclear(effect), ...others] };
}

/** `sts:AssumeRole`, `sts:*`, `*`, in any letter case. */
function mayBeAssumption(action: Value<string>): boolean {
  if (action.kind !== "known") return action.kind === "unknown";
  const pattern = action.value.toLowerCase();
  const star = pattern.indexOf("*");
  return star < 0 ? pattern === "sts:assumerole" : "sts:assumerole".startsWith(pattern.slice(0, star));
}

function unclear({ from }: Value<string>): Reason {
  const says = "has a statement that may take away what others allow";
  return { what: `${from.address}.${from.path}`, why: "not-modelled", says, at: from.at };
}

/** A text, or a list of texts. */
export function oneOrMany(block: Block, name: string): Services {
  const value = argument(block, name);
  if (value.kind === "absent") return { items: [], open: [] };
  if (value.kind === "known")
    return { items: (isList(value.value) ? value.value : [value]).map(asText), open: [] };
  if (value.form?.kind === "text") return { items: [asText(value)], open: [] };
  const items = value.form?.kind === "list" ? value.form.items.map(asText) : [];
  const isClosed = value.form?.kind === "list" && !value.form.open;
  return { items, open: isClosed ? [] : value.why };
}

/** Actions, where they are not given as all the others. */
export function unlessInverted(block: Block, name: string, inverse: string): Services {
  const others = argument(block, inverse);
  if (others.kind === "absent") return oneOrMany(block, name);
  const { address, at, path } = others.from;
  return {
    items: [],
    open: [{ what: `${address}.${path}`, why: "not-modelled", says: "names actions by the others", at }],
  };
}
