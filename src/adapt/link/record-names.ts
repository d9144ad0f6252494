import type { DnsRecord } from "../../model/dns.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { mapKnown, unknown, withProvenance } from "../../value.ts";
import { asText } from "../read.ts";
import { firstAtom, soleReferent } from "../referent.ts";

/** Terraform's `aws_route53_record.x.fqdn` is the record's name, completed by its zone's. */
export class RecordNames {
  readonly #names: ReadonlyMap<string, Value<string>>;

  constructor(records: readonly DnsRecord[]) {
    this.#names = new Map(records.map(({ address, name }) => [address, name]));
  }

  /** The name behind such a reference; any other value as it is. */
  resolve(value: Value<string>): Value<string> {
    const address = soleReferent(value);
    if (address === undefined || firstAtom(value)?.attribute !== "fqdn") return value;
    const name = this.#names.get(address);
    if (name === undefined || name.kind === "absent") return value;
    return withProvenance(name, { ...value.from, via: [...value.from.via, name.from] });
  }

  resolveList(list: ValueList<string>): ValueList<string> {
    if (list.kind === "known") return mapKnown(list, (items) => items.map((item) => this.resolve(item)));
    if (list.kind === "absent" || list.form?.kind !== "list") return list;
    const items = list.form.items.map((item) => this.resolve(asText(item)));
    return unknown(list.why, list.from, { ...list.form, items });
  }
}
