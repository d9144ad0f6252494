import type { Reason, Value } from "../../value.ts";
import type { LoadBalancerDraft } from "../load-balancer/draft.ts";
import { addReasons } from "./add-reasons.ts";

/** Listeners of which it is not known to which load balancer they belong: why one of the input may have more. */
export class StrayListeners {
  readonly #ofAny: Reason[] = [];
  readonly #withArn: Reason[] = [];
  readonly #byName = new Map<string, Reason[]>();

  add(loadBalancerArn: Value<string>, why: readonly Reason[]): void {
    if (loadBalancerArn.kind !== "known") {
      addReasons(this.#ofAny, why);
      return;
    }
    addReasons(this.#withArn, why);
    const name = nameIn(loadBalancerArn.value);
    const same = this.#byName.get(name) ?? [];
    this.#byName.set(name, same);
    addReasons(same, why);
  }

  /** A classic load balancer has its listeners inside; an ARN that names another one is not its own. */
  reasonsFor({ kind, name }: LoadBalancerDraft): readonly Reason[] {
    if (kind.kind === "known" && kind.value === "classic") return [];
    const named = name.kind === "known" ? (this.#byName.get(name.value) ?? []) : this.#withArn;
    return [...this.#ofAny, ...named];
  }
}

/** `web` in `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188`. */
function nameIn(arn: string): string {
  return arn.split("/")[2] ?? "";
}
