import type { TlsPolicy, TlsVersion } from "./tls-policy.ts";

/** The pages this table was read from; both end in `.html`. */
export const source = {
  list: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html",
  domains:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
} as const;

/** The day the pages were read. */
export const asOf = "2026-04-13";

/** What a custom domain name of any kind has where none is named. */
export const DEFAULT_API_GATEWAY_POLICY = "TLS_1_2";

const ONLY_13: readonly TlsVersion[] = ["TLSv1.3"];
const FROM_12: readonly TlsVersion[] = ["TLSv1.2", "TLSv1.3"];

/** The policies of custom domain names; those ending in `_EDGE` are for edge-optimized ones. */
export const API_GATEWAY_POLICIES: readonly TlsPolicy[] = [
  // One page counts TLS 1.1 to TLS_1_0, a later one does not; what might be accepted is not called refused.
  { name: "TLS_1_0", protocols: ["TLSv1", "TLSv1.1", ...FROM_12] },
  { name: "TLS_1_2", protocols: FROM_12 },
  {
    name: "SecurityPolicy_TLS13_1_3_2025_09",
    protocols: ONLY_13,
    ciphers: ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"],
  },
  {
    name: "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
    protocols: ONLY_13,
    ciphers: ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"],
  },
  { name: "SecurityPolicy_TLS13_1_2_2021_06", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS13_2025_EDGE", protocols: ONLY_13 },
  { name: "SecurityPolicy_TLS12_PFS_2025_EDGE", protocols: FROM_12 },
  { name: "SecurityPolicy_TLS12_2018_EDGE", protocols: FROM_12 },
];

const BY_NAME: ReadonlyMap<string, TlsPolicy> = new Map(
  API_GATEWAY_POLICIES.map((each) => [each.name, each]),
);

/** What a domain's policy accepts; `undefined` for a name that is not documented. */
export function apiGatewayPolicy(name: string): TlsPolicy | undefined {
  return BY_NAME.get(name);
}
