import type { Machine } from "./machine.ts";
import { type Flow, Opaque, Thing, UNDEFINED } from "./values.ts";

/** A deep copy; what is not known stays the same, as long as nobody writes to it. */
export function copyOf(value: Flow, machine: Machine): Flow {
  const copies = new Map<Flow, Thing | Opaque>();
  const copy = (from: Flow): Flow => {
    machine.step();
    if (from.kind === "function" || from.kind === "native") return UNDEFINED;
    if (from.kind === "literal" || (from.kind === "opaque" && from.slots.size === 0)) return from;
    const copied = copies.get(from);
    if (copied !== undefined) return copied;
    const made = emptyCopy(from);
    copies.set(from, made);
    for (const [name, slot] of from.slots) made.slots.set(name, { ...slot, value: copy(slot.value) });
    for (const [name, site] of from.gone) made.gone.set(name, site);
    return made;
  };
  return copy(value);
}

function emptyCopy(from: Thing | Opaque): Thing | Opaque {
  if (from.kind === "thing") {
    const made = new Thing(from.isArray, from.site);
    made.bases = [...from.bases];
    return made;
  }
  const made = new Opaque(from.id, from.nature);
  made.isTouched = from.isTouched;
  return made;
}
