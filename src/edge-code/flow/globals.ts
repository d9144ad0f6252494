import { call } from "./calls.ts";
import { copyOf } from "./copies.ts";
import type { Machine } from "./machine.ts";
import { spread } from "./objects.ts";
import {
  blur,
  type Flow,
  itemsOf,
  listOf,
  literal,
  type Native,
  Opaque,
  type Primitive,
  property,
  type Site,
  Thing,
  UNDEFINED,
  write,
} from "./values.ts";

/** What JavaScript has: each name that code may use without declaring it. */
export function globals(machine: Machine): ReadonlyMap<string, Flow> {
  const found = new Map<string, Flow>();
  for (const name of KNOWN) found.set(name, new Opaque(`global:${name}`, { type: "object" }));
  const give = (path: string, apply: Native["call"]) => {
    const [owner, name] = path.split(".");
    const native: Native = { kind: "native", name: path, call: apply };
    const holder = found.get(owner ?? "");
    if (name === undefined) found.set(path, native);
    else if (holder?.kind === "opaque") holder.slots.set(name, { value: native });
  };
  objects(give, machine);
  promises(give, machine);
  texts(give, machine);
  found.set("NaN", literal(Number.NaN));
  found.set("Infinity", literal(Number.POSITIVE_INFINITY));
  return found;
}

const KNOWN = [
  ..."Object Array JSON Promise Math Number Date Buffer URL URLSearchParams RegExp Intl BigInt Symbol".split(
    " ",
  ),
  ..."console crypto fetch atob btoa isNaN isFinite TextEncoder TextDecoder process global globalThis".split(
    " ",
  ),
  ..."unescape escape decodeURI decodeURIComponent encodeURI encodeURIComponent Error TypeError".split(" "),
];

type Give = (path: string, apply: Native["call"]) => void;

function objects(give: Give, machine: Machine): void {
  const entriesOf = (value: Flow | undefined) =>
    value?.kind === "thing" && !value.isOpen ? [...value.slots] : undefined;
  const listed =
    (map: (name: string, value: Flow, site: Site) => Flow): Native["call"] =>
    ([value], site) => {
      const entries = entriesOf(value);
      if (entries === undefined)
        return machine.fresh({ about: value?.kind === "opaque" ? value.about : new Set() });
      machine.spend(entries.length);
      return listOf(
        entries.map(([name, slot]) => map(name, slot.value, slot.site ?? site)),
        site,
      );
    };
  give(
    "Object.keys",
    listed((name) => literal(name)),
  );
  give(
    "Object.values",
    listed((_, value) => value),
  );
  give(
    "Object.entries",
    listed((name, value, site) => listOf([literal(name), value], site)),
  );
  give("Object.assign", ([target, ...sources]) => assigned(target, sources, machine));
  give("Object.fromEntries", ([pairs], site) => fromEntries(pairs, site, machine));
  for (const name of ["freeze", "seal", "preventExtensions"])
    give(`Object.${name}`, ([value]) => value ?? UNDEFINED);
  give("structuredClone", ([value]) => copyOf(value ?? UNDEFINED, machine));
  give("Array.isArray", ([value]) =>
    value?.kind === "opaque"
      ? machine.fresh({ type: "boolean" })
      : literal(value?.kind === "thing" && value.isArray),
  );
  give("Array.from", ([value], site) =>
    value?.kind === "thing" && !value.isOpen
      ? listOf(itemsOf(value), site)
      : machine.fresh({ type: "object" }),
  );
  give(
    "JSON.stringify",
    ([value]) => new Opaque(machine.freshId(), { type: "string", json: value ?? UNDEFINED }),
  );
  give("JSON.parse", ([value]) => {
    if (value?.kind === "opaque" && value.nature.json) return copyOf(value.nature.json, machine);
    machine.mayThrow();
    return machine.fresh();
  });
}

function assigned(target: Flow | undefined, sources: readonly Flow[], machine: Machine): Flow {
  for (const source of sources) {
    if (target?.kind === "thing") spread(source, target);
    else if (target?.kind === "opaque" && source.kind === "thing" && !source.isOpen)
      for (const [name, slot] of source.slots) write(target, name, slot.value, slot.site ?? source.site);
    else if (target?.kind === "opaque") blur(target, machine.freshId());
  }
  return target ?? UNDEFINED;
}

function fromEntries(pairs: Flow | undefined, site: Site, machine: Machine): Flow {
  const made = new Thing(false, site);
  if (pairs?.kind !== "thing" || pairs.isOpen) return machine.fresh({ type: "object" });
  for (const pair of itemsOf(pairs)) {
    const name = pair.kind === "thing" ? property(pair, "0") : undefined;
    if (pair.kind !== "thing" || name?.kind !== "literal") return machine.fresh({ type: "object" });
    write(made, String(name.value), property(pair, "1"), pair.site);
  }
  return made;
}

function promises(give: Give, machine: Machine): void {
  give("Promise.new", ([executor], site) => {
    let settled: Flow | undefined;
    const resolve: Native = {
      kind: "native",
      name: "resolve",
      call: ([value]) => {
        settled ??= value ?? UNDEFINED;
        return UNDEFINED;
      },
    };
    if (executor !== undefined) call(executor, [resolve, REJECT], site, machine);
    return settled ?? machine.fresh();
  });
  give("Promise.resolve", ([value]) => value ?? UNDEFINED);
  for (const name of ["all", "allSettled"])
    give(`Promise.${name}`, ([values]) =>
      name === "all" && values !== undefined ? values : machine.fresh(),
    );
  for (const name of ["setTimeout", "setImmediate", "queueMicrotask"])
    give(name, ([run], site) => (run === undefined ? UNDEFINED : call(run, [], site, machine)));
}

/** Where a promise fails, the function fails: no answer of it is checked. */
const REJECT: Native = { kind: "native", name: "reject", call: () => UNDEFINED };

function texts(give: Give, machine: Machine): void {
  const onText = (name: string, apply: (value: Primitive) => Primitive) =>
    give(name, ([value]) => {
      if (value?.kind === "literal") return literal(apply(value.value));
      return machine.fresh({
        about: value?.kind === "opaque" ? value.about : new Set(),
        ...(value?.kind === "opaque" && value.nature.decoded && name === "String" && { decoded: true }),
        type: name === "String" ? "string" : "number",
      });
    });
  onText("String", (value) => String(value));
  onText("Number", (value) => Number(value));
  onText("parseInt", (value) => Number.parseInt(String(value), 10));
  onText("parseFloat", (value) => Number.parseFloat(String(value)));
  give("Boolean", ([value]) =>
    value?.kind === "opaque" ? value : literal(value === undefined ? false : machine.isTrue(value)),
  );
}
