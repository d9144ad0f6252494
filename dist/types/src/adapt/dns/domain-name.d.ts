import type { Value } from "../../value.ts";
/** A domain name in lower case, without the final dot; of an unknown one, the parts that are known. */
export declare function domainName(value: Value<string>): Value<string>;
/**
 * A record's name as Terraform completes it: the zone's is written behind it, unless it ends with it already.
 * Where the zone's name is not known, a name of several labels is taken as complete: it is compared with the domain
 * names of origins, which are complete, so a relative one matches none.
 */
export declare function completedName(record: Value<string>, zone: Value<string>): Value<string>;
