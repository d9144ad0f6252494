import type { EdgeModel } from "../model/model.ts";
import type { Provenance, Value } from "../value.ts";

/** Turns ordinals in a property path into what a person would call the block: `origin[1]` into `origin[api]`. */
export class StablePaths {
  /** By address: block path → the block's name. */
  readonly #blocks = new Map<string, Map<string, string>>();

  constructor(model: EdgeModel) {
    for (const { from, id } of model.origins) this.#add(from, id);
    for (const { from, id } of model.originGroups) this.#add(from, id);
    for (const behavior of model.behaviors) {
      if (!behavior.isDefault) this.#add(behavior.from, behavior.pathPattern);
      for (const { from, eventType } of behavior.functions.items) this.#add(from, eventType);
    }
  }

  #add(from: Provenance, name: Value<string>): void {
    if (name.kind !== "known") return;
    const blocks = this.#blocks.get(from.address) ?? new Map<string, string>();
    this.#blocks.set(from.address, blocks);
    blocks.set(from.path, name.value);
  }

  of({ address, path }: Provenance): string {
    const blocks = this.#blocks.get(address);
    if (blocks === undefined) return path;
    let stable = "";
    let end = 0;
    for (const match of path.matchAll(/\[\d+\]/g)) {
      const name = blocks.get(path.slice(0, match.index + match[0].length));
      if (name === undefined) continue;
      stable += `${path.slice(end, match.index)}[${name}]`;
      end = match.index + match[0].length;
    }
    return stable + path.slice(end);
  }
}
