import type { TlsPolicy, TlsVersion } from "./tls-policy.ts";

/**
 * The pages that list the policies; both end in `.html`. TLS-1-0-2015-04 is on neither any more: its row is that of the
 * guide of 2023. 2015-05 is on the second alone.
 */
export const source = {
  application:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  network: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html",
} as const;

/**
 * The date to which names and protocols were checked, against somebody's extract of both pages; the default stands in
 * copies of the pages themselves. The ciphers of policies before 2025 agree with a copy of the first page of 2025; those
 * of the post-quantum ones are taken to be the same, as the pages say that these add key exchanges.
 */
export const asOf = "2026-10-07";

/** What a TLS listener made by the API, Terraform or CloudFormation has where none is named; the console's default differs. */
export const DEFAULT_ELB_POLICY = "ELBSecurityPolicy-2016-08";

const TLS13 = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
const TLS13_FIPS = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"];
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
const ECDHE_SHA1 = [
  "ECDHE-ECDSA-AES128-SHA",
  "ECDHE-RSA-AES128-SHA",
  "ECDHE-ECDSA-AES256-SHA",
  "ECDHE-RSA-AES256-SHA",
];
const RSA_SHA2 = ["AES128-GCM-SHA256", "AES128-SHA256", "AES256-GCM-SHA384", "AES256-SHA256"];
const RSA_SHA1 = ["AES128-SHA", "AES256-SHA"];

const STRICT = ECDHE_GCM;
const FORWARD_SECRET = [...ECDHE_GCM, ...ECDHE_SHA2];
const FORWARD_SECRET_SHA1 = [...FORWARD_SECRET, ...ECDHE_SHA1];
const WITH_RSA = [...FORWARD_SECRET, ...RSA_SHA2];
const ALL = [...FORWARD_SECRET_SHA1, ...RSA_SHA2, ...RSA_SHA1];

const ONLY_13: readonly TlsVersion[] = ["TLSv1.3"];
const FROM_12: readonly TlsVersion[] = ["TLSv1.2", "TLSv1.3"];
const FROM_11: readonly TlsVersion[] = ["TLSv1.1", ...FROM_12];
const FROM_10: readonly TlsVersion[] = ["TLSv1", ...FROM_11];

/**
 * Predefined policies of application and network load balancers. A classic one has 2016-08, 2015-05, TLS-1-1-2017-01 and
 * TLS-1-2-2017-01, with the same protocols (its guide of 2023; 2015-05 takes DES-CBC3-SHA there), older and custom ones.
 */
export const ELB_POLICIES: readonly TlsPolicy[] = [
  policy("2016-08", ["TLSv1", "TLSv1.1", "TLSv1.2"], ALL),
  policy("2015-05", ["TLSv1", "TLSv1.1", "TLSv1.2"], ALL),
  policy("TLS-1-0-2015-04", ["TLSv1", "TLSv1.1", "TLSv1.2"], [...ALL, "DES-CBC3-SHA"]),
  policy("TLS-1-1-2017-01", ["TLSv1.1", "TLSv1.2"], ALL),
  policy("TLS-1-2-2017-01", ["TLSv1.2"], WITH_RSA),
  policy("TLS-1-2-Ext-2018-06", ["TLSv1.2"], ALL),
  policy("FS-2018-06", ["TLSv1", "TLSv1.1", "TLSv1.2"], FORWARD_SECRET_SHA1),
  policy("FS-1-1-2019-08", ["TLSv1.1", "TLSv1.2"], FORWARD_SECRET_SHA1),
  policy("FS-1-2-2019-08", ["TLSv1.2"], FORWARD_SECRET_SHA1),
  policy("FS-1-2-Res-2019-08", ["TLSv1.2"], FORWARD_SECRET),
  policy("FS-1-2-Res-2020-10", ["TLSv1.2"], STRICT),

  ...withPostQuantum("TLS13-1-3", ONLY_13, TLS13),
  ...withPostQuantum("TLS13-1-2", FROM_12, [...TLS13, ...FORWARD_SECRET]),
  ...withPostQuantum("TLS13-1-2-Res", FROM_12, [...TLS13, ...STRICT]),
  ...withPostQuantum("TLS13-1-2-Ext1", FROM_12, [...TLS13, ...WITH_RSA]),
  ...withPostQuantum("TLS13-1-2-Ext2", FROM_12, [...TLS13, ...ALL]),
  policy("TLS13-1-1-2021-06", FROM_11, [...TLS13, ...ALL]),
  ...withPostQuantum("TLS13-1-0", FROM_10, [...TLS13, ...ALL]),

  ...fipsWithPostQuantum("TLS13-1-3", ONLY_13, TLS13_FIPS),
  ...fipsWithPostQuantum("TLS13-1-2", FROM_12, [...TLS13_FIPS, ...FORWARD_SECRET]),
  ...fipsWithPostQuantum("TLS13-1-2-Res", FROM_12, [...TLS13_FIPS, ...STRICT]),
  ...fipsWithPostQuantum("TLS13-1-2-Ext0", FROM_12, [...TLS13_FIPS, ...FORWARD_SECRET_SHA1]),
  ...fipsWithPostQuantum("TLS13-1-2-Ext1", FROM_12, [...TLS13_FIPS, ...WITH_RSA]),
  ...fipsWithPostQuantum("TLS13-1-2-Ext2", FROM_12, [...TLS13_FIPS, ...ALL]),
  policy("TLS13-1-1-FIPS-2023-04", FROM_11, [...TLS13_FIPS, ...ALL]),
  ...fipsWithPostQuantum("TLS13-1-0", FROM_10, [...TLS13_FIPS, ...ALL]),

  policy("TLS13-1-3-RFC9151-FIPS-2023-07", ONLY_13),
  policy("TLS13-1-2-RFC9151-FIPS-2023-07", FROM_12),
  policy("TLS13-1-2-Ext0-RFC9151-FIPS-2023-07", FROM_12),
  policy("TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07", FROM_12),
  policy("TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07", FROM_12),
  policy("TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07", FROM_12),
  policy("TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07", FROM_12),
];

const BY_NAME: ReadonlyMap<string, TlsPolicy> = new Map(ELB_POLICIES.map((each) => [each.name, each]));

/** What a load balancer's policy accepts; `undefined` for a name that is not documented. */
export function elbPolicy(name: string): TlsPolicy | undefined {
  return BY_NAME.get(name);
}

function policy(version: string, protocols: readonly TlsVersion[], ciphers?: readonly string[]): TlsPolicy {
  const name = `ELBSecurityPolicy-${version}`;
  return ciphers === undefined ? { name, protocols } : { name, protocols, ciphers };
}

/** The post-quantum policies differ in the key exchange alone. */
function withPostQuantum(
  version: string,
  protocols: readonly TlsVersion[],
  ciphers: readonly string[],
): readonly TlsPolicy[] {
  return [
    policy(`${version}-2021-06`, protocols, ciphers),
    policy(`${version}-PQ-2025-09`, protocols, ciphers),
  ];
}

function fipsWithPostQuantum(
  version: string,
  protocols: readonly TlsVersion[],
  ciphers: readonly string[],
): readonly TlsPolicy[] {
  return [
    policy(`${version}-FIPS-2023-04`, protocols, ciphers),
    policy(`${version}-FIPS-PQ-2025-09`, protocols, ciphers),
  ];
}
