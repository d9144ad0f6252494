import type { HclFile } from "../../parse/hcl/ast.ts";
import { encloses, innermost, type Place, type Position } from "../../source/place.ts";
import { LineTable } from "../../source/source-file.ts";
import type { Provenance } from "../../value.ts";

/**
 * The lines of a text that stands in for a module that is not installed. Nobody can look at them: every place in them is the
 * header of the call.
 */
export class StandInLines extends LineTable {
  readonly #header: Place;
  /** What says where a default of the module comes from: the version or source that the call asks for. */
  readonly defaults: Provenance;

  constructor(header: Place, defaults: Provenance) {
    super({ path: header.file, text: "" });
    this.#header = header;
    this.defaults = defaults;
  }

  override position(): Position {
    return this.#header.start;
  }

  override place(): Place {
    return this.#header;
  }
}

export function isStandIn(file: HclFile): boolean {
  return file.lines instanceof StandInLines;
}

/** Where the caller writes a value that came this way: in the argument of the call, the innermost entry that holds it. */
export function writtenAt(via: readonly Provenance[]): Place | undefined {
  return innermost(via.map(({ at }) => at));
}

/** The provenance of what a stand-in says; `isDefault`: it is the module's own value where the caller gives none. */
export function asWritten(
  from: Provenance,
  file: HclFile,
  block: Place | undefined,
  isDefault: boolean,
): Provenance {
  if (!(file.lines instanceof StandInLines)) return from;
  const at = writtenAt(from.via) ?? block ?? from.at;
  const beyond = (steps: readonly Provenance[]) => steps.filter((step) => !encloses(step.at, at));
  const via = from.via.length === 0 && isDefault ? [file.lines.defaults] : beyond(from.via);
  return { ...from, at, via, because: beyond(from.because) };
}
