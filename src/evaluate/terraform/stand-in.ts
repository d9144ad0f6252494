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

/** The provenance of whatever a default of the module decides; `undefined` for a file that is there. */
export function defaultsOf(file: HclFile): Provenance | undefined {
  return file.lines instanceof StandInLines ? file.lines.defaults : undefined;
}

/** Where the caller writes a value that came this way: in the argument of the call, the innermost entry that holds it. */
export function writtenAt(via: readonly Provenance[], file: HclFile): Place | undefined {
  const defaults = defaultsOf(file);
  return innermost(via.filter((step) => step !== defaults).map(({ at }) => at));
}

/**
 * The provenance of what a stand-in says, at the caller's own line. `block`: where the caller writes what the block around is
 * made of. `isSet`: it is not left to the provider, so that where the caller gives no value, the module's own is one.
 */
export function asWritten(
  from: Provenance,
  file: HclFile,
  block: Place | undefined,
  isSet: boolean,
): Provenance {
  const defaults = defaultsOf(file);
  if (!defaults) return from;
  const at = writtenAt(from.via, file) ?? block ?? from.at;
  const beyond = (steps: readonly Provenance[]) => steps.filter((step) => !encloses(step.at, at));
  const via = from.via.length === 0 && isSet ? [defaults] : beyond(from.via);
  return { ...from, at, via, because: beyond(from.because) };
}
