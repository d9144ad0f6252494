import { startOf } from "../../source/place.ts";
import type { Provenance, Reason } from "../../value.ts";
import { identifies, isOwnName } from "../identifies.ts";
import type { Opaque, Unseen } from "../resource.ts";
import { type CallDeclaration, META_ARGUMENTS } from "./config.ts";
import { evaluate } from "./expression.ts";
import { ModuleInstance } from "./module-instance.ts";
import { qualified, type Scope } from "./scope.ts";
import { attempt, type Session } from "./session.ts";
import { partsOf } from "./text.ts";
import { placeOf, waysOf } from "./trace.ts";
import type { UnreadFile } from "./unread-file.ts";
import type { Ref, UnknownVal, Val } from "./val.ts";

/** A call whose module cannot be looked into, with the resources that its arguments lead to: all of them, or those named. */
export function unseenCall(
  opaque: Opaque,
  module: ModuleInstance,
  call: CallDeclaration,
  only?: readonly string[],
): Unseen {
  const address = qualified(module.address, `module.${call.name}`);
  const referents = new Set<string>();
  for (const { names } of module.keysOfCall(call)) {
    for (const [name, { file, node }] of call.body.attributes) {
      if (META_ARGUMENTS.has(name) || (only && !only.includes(name))) continue;
      const scope: Scope = { module, file, names, definition: { kind: "caller", address } };
      const place = () => placeOf(file, node);
      const attempted = (work: () => Val) => attempt(module.budget, `${address}.${name}`, place, work);
      const value = attempted(() => evaluate(node.value, scope));
      addReferents(value, module.session, attempted, referents);
    }
  }
  return { ...opaque, refersTo: [...referents] };
}

/** A file of the module: it can name whatever the module can. */
export function unseenFile({ path, why }: UnreadFile, module: ModuleInstance): Unseen {
  const at = startOf(path);
  const from: Provenance = { at, kind: "block", address: path, path: "", via: module.callers(), because: [] };
  return { address: path, from, why: [why], refersTo: "anything" };
}

/** The resources that can be found by what a value holds. Walks with a stack of its own, and pays for each step. */
function addReferents(
  start: Val,
  session: Session,
  attempted: (work: () => Val) => Val,
  into: Set<string>,
): void {
  const pending: Val[] = [start];
  const modules = new Set<ModuleInstance>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    session.budget.spend(1);
    for (const { kind, address, path } of waysOf(value.trace).via)
      if (kind === "argument" && isOwnName(path)) into.add(address);
    if (value.kind === "unknown") for (const address of addressesIn(value, session)) into.add(address);
    for (const inner of within(value)) pending.push(inner);
    if (value.kind !== "lazy") continue;
    const { object } = value;
    into.add(object.address);
    if (!(object instanceof ModuleInstance) || modules.has(object)) continue;
    modules.add(object);
    pending.push(attempted(() => object.materialise()));
  }
}

/** The items of a value, and what an unknown may turn out to hold. */
function* within(value: Val): Iterable<Val> {
  if (value.kind === "sequence") yield* value.items;
  if (value.kind === "record") yield* value.entries.values();
  if (value.kind !== "unknown") return;
  const { shape, oneOf } = value;
  if (oneOf) yield* oneOf;
  if (shape?.kind === "map") yield* shape.entries.values();
  if (shape?.kind !== "list") return;
  yield* shape.items;
  if (shape.maybe) yield* shape.maybe;
}

/** By its name, its parts and, where a function has left nothing of these, by what it hangs on. */
function addressesIn(value: UnknownVal, session: Session): readonly string[] {
  const atoms = (partsOf(value) ?? []).filter((part) => typeof part !== "string");
  const named = [...(value.ref ? [value.ref] : []), ...atoms, ...value.why.map(attributeIn)];
  return named.flatMap(({ address, attribute }) =>
    address !== undefined && session.instances.has(address) && identifies(attribute) ? [address] : [],
  );
}

/** A reason names an attribute as an address with the attribute behind its last dot. */
function attributeIn({ what, why }: Reason): Pick<Ref, "address" | "attribute"> {
  const dot = what.lastIndexOf(".");
  return why === "resource-attribute" ? { address: what.slice(0, dot), attribute: what.slice(dot + 1) } : {};
}
