/** Resolvers that anybody may ask: they see the public DNS, as CloudFront does. */

/** The operators' own pages. */
export const source = [
  "https://developers.cloudflare.com/1.1.1.1/ip-addresses/",
  "https://developers.google.com/speed/public-dns/docs/using",
] as const;

/**
 * The date of the checking: Cloudflare's address against a copy of its page; of Google's no copy was at hand, its address
 * against what others ship (Windows, hickory-dns).
 */
export const asOf = "2026-11-26";

/** Two operators, so that one of them failing or lying shows. */
export const PUBLIC_RESOLVERS: readonly {
  readonly address: string;
  readonly port: number;
  readonly label: string;
}[] = [
  { address: "1.1.1.1", port: 53, label: "1.1.1.1" },
  { address: "8.8.8.8", port: 53, label: "8.8.8.8" },
];
