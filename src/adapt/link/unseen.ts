import type { Unseen } from "../../evaluate/resource.ts";
import type { Entity } from "../../model/entity.ts";
import type { Reason } from "../../value.ts";
import type { Directory } from "../directory.ts";
import { addReasons } from "./add-reasons.ts";

/** Why something may be attached to an entity that is not listed: what was not looked into may refer to it. */
export class UnseenReferences<T extends Entity> {
  readonly #toAnything: Reason[] = [];
  readonly #byAddress = new Map<string, Reason[]>();

  constructor(unseen: readonly Unseen[], entities: Directory<T>) {
    for (const { from, refersTo, why } of unseen) {
      if (refersTo === "anything") {
        addReasons(this.#toAnything, why);
        continue;
      }
      for (const address of refersTo) {
        const entity = entities.at(address, from);
        if (entity?.kind === "known") this.#add(entity.value.address, why);
      }
    }
  }

  #add(address: string, why: readonly Reason[]): void {
    const reasons = this.#byAddress.get(address) ?? [];
    this.#byAddress.set(address, reasons);
    addReasons(reasons, why);
  }

  reasonsFor({ address }: Pick<Entity, "address">): readonly Reason[] {
    return [...this.#toAnything, ...(this.#byAddress.get(address) ?? [])];
  }
}
