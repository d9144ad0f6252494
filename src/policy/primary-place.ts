import { innermost } from "../source/place.ts";
import type { Provenance } from "../value.ts";

/** Nobody edits an installed module: there the place is what the argument of the call that led into it says. */
export function primaryOf(provenance: Provenance): Provenance {
  if (!isInstalled(provenance)) return provenance;
  const at = innermost(provenance.via.filter((origin) => !isInstalled(origin)).map((origin) => origin.at));
  return at === undefined ? provenance : { ...provenance, at };
}

function isInstalled({ at }: Provenance): boolean {
  return /(^|\/)\.terraform\//.test(at.file);
}
