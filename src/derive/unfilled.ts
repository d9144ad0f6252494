import type { Provenance, Reason, Value } from "../value.ts";

/** Why a name is not one yet: a default that is empty or has blanks stands for what whoever deploys must give. */
export function unfilledDefault(name: Value<string>): Reason | undefined {
  if (name.kind !== "known" || !/^$|\s/.test(name.value)) return undefined;
  const source = name.from.via.at(-1);
  if (source === undefined || !isDefault(source)) return undefined;
  const says = "has a default that only stands for a value";
  return { what: source.address, why: "no-value", says, at: source.at };
}

function isDefault({ kind }: Provenance): boolean {
  return kind === "variable-default" || kind === "parameter";
}
