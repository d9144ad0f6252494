import { isInstalled } from "../source/installed.ts";
import { innermost } from "../source/place.ts";
import type { Provenance } from "../value.ts";

/** Nobody edits an installed module: there the place is what the argument of the call that led into it says. */
export function primaryOf(provenance: Provenance): Provenance {
  if (!isInstalled(provenance.at.file)) return provenance;
  const at = innermost(
    provenance.via.filter((origin) => !isInstalled(origin.at.file)).map((origin) => origin.at),
  );
  return at === undefined ? provenance : { ...provenance, at };
}
