import type { EdgeModel } from "../model/model.ts";
import { normalizeName } from "../names.ts";
import type { Value } from "../value.ts";

/** Whether the config states that nothing in the input answers for the host. */
export function isOutsideHost({ outsideHosts }: EdgeModel, name: Value<string>): boolean {
  return name.kind === "known" && outsideHosts?.has(normalizeName(name.value)) === true;
}
