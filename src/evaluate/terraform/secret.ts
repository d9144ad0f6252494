import { force, type Shape, type Val } from "./val.ts";

/** What was found within, by what holds the items: values that differ in their marks alone share it. */
const found = new WeakMap<object, boolean>();

/** Whether anything within is sensitive, however deep: what is computed of the whole would tell it. */
export function isSecret(value: Val): boolean {
  if (value.sensitive) return true;
  switch (value.kind) {
    case "sequence":
      return remembered(value.items, () => value.items.some(isSecret));
    case "record":
      return remembered(value.entries, () => someSecret(value.entries.values()));
    case "lazy":
      return isSecret(force(value));
    case "unknown":
      return (value.shape !== undefined && shapeHolds(value.shape)) || (value.oneOf?.some(isSecret) ?? false);
    default:
      return false;
  }
}

function shapeHolds(shape: Shape): boolean {
  if (shape.kind === "text") return false;
  return remembered(shape, () =>
    shape.kind === "list"
      ? shape.items.some(isSecret) || (shape.maybe?.some(isSecret) ?? false)
      : someSecret(shape.entries.values()),
  );
}

function someSecret(values: Iterable<Val>): boolean {
  for (const value of values) if (isSecret(value)) return true;
  return false;
}

/** Items that are one list many times over are looked through once. */
function remembered(holder: object, look: () => boolean): boolean {
  const known = found.get(holder);
  if (known !== undefined) return known;
  const result = look();
  found.set(holder, result);
  return result;
}
