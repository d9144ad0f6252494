import { call } from "./calls.ts";
import { aboutAll, isDecoded, joined } from "./derived.ts";
import type { Machine } from "./machine.ts";
import {
  blur,
  type Flow,
  itemsOf,
  listOf,
  literal,
  Opaque,
  type Site,
  type Thing,
  UNDEFINED,
  write,
} from "./values.ts";

/** A method of a list, as far as lists have it; nothing for any other. */
export function arrayMethod(
  owner: Flow,
  name: string,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow | undefined {
  if (owner.kind === "thing" && owner.isArray && !owner.isOpen)
    return ofKnown(owner, name, args, site, machine);
  if (owner.kind !== "thing" && owner.kind !== "opaque") return undefined;
  return ofUnknown(owner, name, args, site, machine);
}

function ofKnown(
  list: Thing,
  name: string,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow | undefined {
  const items = itemsOf(list);
  machine.spend(items.length);
  const [first] = args;
  const each = (item: Flow, index: number) =>
    call(first ?? UNDEFINED, [item, literal(index), list], site, machine);
  switch (name) {
    case "push":
      for (const value of args) write(list, String(list.slots.size), value, site);
      return literal(list.slots.size);
    case "forEach":
      for (const [index, item] of items.entries()) each(item, index);
      return UNDEFINED;
    case "map":
      return listOf(items.map(each), site);
    case "filter":
      return listOf(
        items.filter((item, index) => machine.isTrue(each(item, index))),
        site,
      );
    case "find":
      return items.find((item, index) => machine.isTrue(each(item, index))) ?? UNDEFINED;
    case "some":
      return literal(items.some((item, index) => machine.isTrue(each(item, index))));
    case "every":
      return literal(items.every((item, index) => machine.isTrue(each(item, index))));
    case "reduce":
      return reduced(items, args, site, machine);
    case "concat":
      return concatenated(items, args, site, machine);
    case "includes":
    case "indexOf":
    case "join":
    case "slice":
      return sought(items, name, args, site, machine);
    case "pop":
    case "shift":
    case "unshift":
    case "splice":
    case "sort":
    case "reverse":
      blur(list, machine.freshId());
      return machine.fresh({ about: aboutAll(items) });
    default:
      return undefined;
  }
}

function reduced(items: readonly Flow[], [step, start]: readonly Flow[], site: Site, machine: Machine): Flow {
  const rest = start === undefined ? items.slice(1) : items;
  let result = start ?? items[0] ?? UNDEFINED;
  for (const item of rest) result = call(step ?? UNDEFINED, [result, item], site, machine);
  return result;
}

function concatenated(items: readonly Flow[], args: readonly Flow[], site: Site, machine: Machine): Flow {
  const more = args.flatMap((arg) =>
    arg.kind === "thing" && arg.isArray && !arg.isOpen ? itemsOf(arg) : [arg],
  );
  return args.some((arg) => arg.kind === "opaque")
    ? machine.fresh({ type: "object" })
    : listOf([...items, ...more], site);
}

function sought(
  items: readonly Flow[],
  name: string,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow {
  const values = items.flatMap((item) => (item.kind === "literal" ? [item.value] : []));
  const [first] = args.map((arg) => (arg.kind === "literal" ? arg.value : undefined));
  const areKnown = values.length === items.length && args.every(({ kind }) => kind === "literal");
  if (areKnown && name === "includes") return literal(values.includes(first));
  if (areKnown && name === "indexOf") return literal(values.indexOf(first));
  if (areKnown && name === "join") return together(items, first === undefined ? "," : String(first));
  if (name === "slice" && args.length === 0) return listOf(items, site);
  const [sought] = args;
  // Whether one value is in one list is the same each time.
  if (name === "includes" && sought?.kind === "opaque" && areAllKnown(values, items))
    return new Opaque(`(${sought.id} in ${JSON.stringify(values)})`, {
      type: "boolean",
      about: sought.about,
    });
  return machine.fresh({
    about: aboutAll([...items, ...args]),
    ...(isDecoded([...items, ...args]) && { decoded: true }),
    ...(name === "join" && { type: "string" as const }),
  });
}

function together(items: readonly Flow[], between: string): Flow {
  return joined(items.flatMap((item, index) => (index === 0 ? [item] : [literal(between), item])));
}

function areAllKnown(values: readonly unknown[], items: readonly Flow[]): boolean {
  return values.length === items.length;
}

/** Of a list of which not all is known: what is called for each item is called for none or for one. */
function ofUnknown(
  owner: Thing | Opaque,
  name: string,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow | undefined {
  const [first, start] = args;
  const about = aboutAll([owner]);
  const nature = { about, ...(isDecoded([owner]) && { decoded: true }) };
  const item = () => machine.fresh(nature);
  if (name === "push" || name === "unshift" || name === "splice" || name === "sort" || name === "reverse") {
    blur(owner, machine.freshId());
    return machine.fresh();
  }
  if (first?.kind !== "function") return undefined;
  switch (name) {
    case "forEach":
      if (machine.decisions.decide()) call(first, [item(), machine.fresh(), owner], site, machine);
      return UNDEFINED;
    case "map":
    case "filter":
    case "flatMap":
    case "find":
    case "some":
    case "every":
    case "findIndex":
      if (machine.decisions.decide()) call(first, [item(), machine.fresh(), owner], site, machine);
      return machine.fresh(nature);
    case "reduce":
      return machine.decisions.decide()
        ? call(first, [start ?? item(), item()], site, machine)
        : (start ?? item());
    default:
      return undefined;
  }
}
