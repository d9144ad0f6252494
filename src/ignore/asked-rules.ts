/** Rules that find most or all of what they find only when the origins are asked, as `verify` does. */
const ASKED: readonly string[] = [
  "dns/address-family",
  "dns/broken-delegation",
  "dns/loop",
  "dns/private-zone",
  "dns/unresolvable",
  "port/private-address",
  "port/refused",
  "tls/client-certificate-required",
  "tls/key-unsupported",
  "tls/legacy-only",
  "tls/no-common-cipher",
  "tls/no-common-curve",
  "tls/no-common-signature",
];

/** Whether an ignore of this rule may be needed although `check` finds nothing by it. */
export function isAsked(rule: string): boolean {
  return /^(certificate|http|verify)\//.test(rule) || ASKED.includes(rule);
}
