import { typeOf } from "./inspect.ts";
import { refuse } from "./refusal.ts";
import { within } from "./trace.ts";
import { typeName } from "./type.ts";
import { numberVal, textVal, type Val, withMarks } from "./val.ts";

export interface Entry {
  readonly key: Val;
  readonly value: Val;
}

/** What `for` walks over, in Terraform's order; `undefined` for an unknown collection. Refuses what is none. */
export function entriesOf(collection: Val): readonly Entry[] | undefined {
  switch (collection.kind) {
    case "sequence":
      return collection.items.map((item, i) => ({
        key:
          collection.shape === "set"
            ? withMarks(item, item.trace, item.sensitive || collection.sensitive)
            : numberVal(i),
        value: within(collection, item),
      }));
    case "record":
      return [...collection.entries].map(([key, value]) => ({
        key: withMarks(textVal(key), undefined, collection.sensitive),
        value: within(collection, value),
      }));
    case "unknown":
      return undefined;
    case "null":
      return refuse("a null value cannot be used as the collection in a 'for' expression");
    default:
      return refuse(`a ${typeName(typeOf(collection))} value does not have elements to iterate over`);
  }
}
