import { textParts } from "./text-form.ts";
import type { Provenance, Reason, Value } from "./value.ts";

/** Empty, with blanks, or with an empty label: what a name looks like while a part of it is still to be given. */
const NO_NAME_YET = /^$|\s|^\.|\.\./;

/** Why a name is not one yet: a default that is empty or has blanks stands for what whoever deploys must give. */
export function unfilledDefault(name: Value<string>): Reason | undefined {
  const parts = name.kind === "absent" ? [""] : textParts(name);
  const text = parts?.map((part) => (typeof part === "string" ? part : "x")).join("");
  if (text === undefined || !NO_NAME_YET.test(text)) return undefined;
  const source = text.startsWith(".") || text.includes("..") ? partOf(name.from) : name.from.via.at(-1);
  return source !== undefined && isDefault(source) ? standsForAValue(source) : undefined;
}

/**
 * Why a list is not empty for certain: it is the empty default of a variable of the root module, or of a parameter.
 * A module that is called without the argument does have its default.
 */
export function unfilledList(list: Value<readonly Value<string>[]>): Reason | undefined {
  const isEmpty = list.kind === "absent" || (list.kind === "known" && list.value.length === 0);
  const source = list.from.via.at(-1);
  if (!isEmpty || source === undefined || !isDefault(source)) return undefined;
  return source.kind === "parameter" || source.address.startsWith("var.")
    ? standsForAValue(source)
    : undefined;
}

/** A default among the parts that a text is put together from. */
function partOf({ because, via }: Provenance): Provenance | undefined {
  return [...via, ...because.flatMap((part) => [part, ...part.via])].findLast(isDefault);
}

function standsForAValue({ address, at }: Provenance): Reason {
  return { what: address, why: "no-value", says: "has a default that only stands for a value", at };
}

function isDefault({ kind }: Provenance): boolean {
  return kind === "variable-default" || kind === "parameter";
}
