export const NOERROR = 0;
export const FORMERR = 1;
export const SERVFAIL = 2;
export const NXDOMAIN = 3;
export const NOTIMP = 4;
export const REFUSED = 5;
export const BADVERS = 16;

const NAMES: Readonly<Record<number, string>> = {
  [FORMERR]: "FORMERR",
  [SERVFAIL]: "SERVFAIL",
  [NXDOMAIN]: "NXDOMAIN",
  [NOTIMP]: "NOTIMP",
  [REFUSED]: "REFUSED",
  9: "NOTAUTH",
  [BADVERS]: "BADVERS",
};

/** As dig writes it. https://www.iana.org/assignments/dns-parameters/dns-parameters.xhtml#dns-parameters-6 */
export function rcodeName(rcode: number): string {
  return NAMES[rcode] ?? `RCODE ${rcode}`;
}
