import type { TlsPolicy, TlsVersion } from "./tls-policy.ts";

/** The pages this table was read from; all end in `.html`. */
export const source = {
  list: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html",
  domains:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
} as const;

/** The date of the copies that were read. */
export const asOf = "2026-04-13";

/** What a custom domain name of any kind has where none is named. */
export const DEFAULT_API_GATEWAY_POLICY = "TLS_1_2";

const ONLY_13: readonly TlsVersion[] = ["TLSv1.3"];
const FROM_12: readonly TlsVersion[] = ["TLSv1.2", "TLSv1.3"];

const TLS13_FIPS = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"];
const TLS13 = [...TLS13_FIPS, "TLS_CHACHA20_POLY1305_SHA256"];
const ECDHE_GCM = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
];
const ECDHE_SHA2 = [
  "ECDHE-ECDSA-AES128-SHA256",
  "ECDHE-RSA-AES128-SHA256",
  "ECDHE-ECDSA-AES256-SHA384",
  "ECDHE-RSA-AES256-SHA384",
];
const ECDHE_CHACHA = ["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305"];
const RSA_SHA2 = ["AES128-GCM-SHA256", "AES128-SHA256", "AES256-GCM-SHA384", "AES256-SHA256"];

const FORWARD_SECRET = [...TLS13, ...ECDHE_GCM];
const WITH_RSA = [...FORWARD_SECRET, ...ECDHE_SHA2, ...RSA_SHA2];

/** The policies of REST APIs and custom domain names; those ending in `_EDGE` are for edge-optimized ones. */
export const API_GATEWAY_POLICIES: readonly TlsPolicy[] = [
  // Edge-optimized, it has fewer suites than regional.
  { name: "TLS_1_0", protocols: ["TLSv1", "TLSv1.1", ...FROM_12] },
  { name: "TLS_1_2", protocols: FROM_12, ciphers: WITH_RSA },
  { name: "SecurityPolicy_TLS13_1_3_2025_09", protocols: ONLY_13, ciphers: TLS13 },
  { name: "SecurityPolicy_TLS13_1_3_FIPS_2025_09", protocols: ONLY_13, ciphers: TLS13_FIPS },
  { name: "SecurityPolicy_TLS13_1_2_2021_06", protocols: FROM_12, ciphers: WITH_RSA },
  { name: "SecurityPolicy_TLS13_1_2_PQ_2025_09", protocols: FROM_12, ciphers: WITH_RSA },
  { name: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", protocols: FROM_12, ciphers: FORWARD_SECRET },
  {
    name: "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
    protocols: FROM_12,
    ciphers: [...TLS13_FIPS, ...ECDHE_GCM],
  },
  { name: "SecurityPolicy_TLS13_2025_EDGE", protocols: ONLY_13, ciphers: TLS13 },
  {
    name: "SecurityPolicy_TLS12_PFS_2025_EDGE",
    protocols: FROM_12,
    ciphers: [...FORWARD_SECRET, ...ECDHE_CHACHA],
  },
  {
    name: "SecurityPolicy_TLS12_2018_EDGE",
    protocols: FROM_12,
    ciphers: [...FORWARD_SECRET, ...ECDHE_CHACHA, ...ECDHE_SHA2],
  },

  // On no page: the API's own list (2026-10-01) names them, and their names say which versions they accept.
  { name: "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09", protocols: FROM_12 },
];

const BY_NAME: ReadonlyMap<string, TlsPolicy> = new Map(
  API_GATEWAY_POLICIES.map((each) => [each.name, each]),
);

/** What a policy accepts; `undefined` for a name that is not documented. */
export function apiGatewayPolicy(name: string): TlsPolicy | undefined {
  return BY_NAME.get(name);
}
