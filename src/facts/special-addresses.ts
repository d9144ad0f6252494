/** Addresses that are not on the public internet, and those under which clouds hand out credentials. */

/** The IANA registries of special-purpose addresses; IPv6 outside 2000::/3 is not allocated for unicast at all. */
export const source = [
  "https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml",
  "https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml",
  "https://www.iana.org/assignments/ipv6-address-space/ipv6-address-space.xhtml",
] as const;

/** When the lists were put together, from RFCs and older copies of the registries; no copy of that day was read. */
export const asOf = "2026-11-26";

export type SpecialKind = "private" | "loopback" | "link-local" | "reserved" | "multicast";

export interface SpecialBlock {
  readonly block: string;
  readonly kind: SpecialKind;
  /** With its article: `a private address`. */
  readonly name: string;
}

/**
 * Blocks that no origin on the internet has; of nested ones the first counts. Small globally reachable parts of
 * 192.0.0.0/24 and 2001::/23 serve protocols (PCP, TURN, AMT), never origins, and are not told apart.
 */
export const SPECIAL_BLOCKS: readonly SpecialBlock[] = [
  { block: "0.0.0.0/8", kind: "reserved", name: "an address of this network" },
  { block: "10.0.0.0/8", kind: "private", name: "a private address" },
  { block: "100.64.0.0/10", kind: "private", name: "an address of a carrier's shared space" },
  { block: "127.0.0.0/8", kind: "loopback", name: "a loopback address" },
  { block: "169.254.0.0/16", kind: "link-local", name: "a link-local address" },
  { block: "172.16.0.0/12", kind: "private", name: "a private address" },
  { block: "192.0.0.0/24", kind: "reserved", name: "an address for IETF protocols" },
  { block: "192.0.2.0/24", kind: "reserved", name: "an address for documentation" },
  { block: "192.88.99.0/24", kind: "reserved", name: "an address of deprecated 6to4 relays" },
  { block: "192.168.0.0/16", kind: "private", name: "a private address" },
  { block: "198.18.0.0/15", kind: "reserved", name: "an address for benchmarks" },
  { block: "198.51.100.0/24", kind: "reserved", name: "an address for documentation" },
  { block: "203.0.113.0/24", kind: "reserved", name: "an address for documentation" },
  { block: "224.0.0.0/4", kind: "multicast", name: "a multicast address" },
  { block: "255.255.255.255/32", kind: "reserved", name: "the broadcast address" },
  { block: "240.0.0.0/4", kind: "reserved", name: "a reserved address" },
  { block: "::/128", kind: "reserved", name: "the unspecified address" },
  { block: "::1/128", kind: "loopback", name: "a loopback address" },
  { block: "64:ff9b:1::/48", kind: "private", name: "an address for local NAT64" },
  { block: "100::/64", kind: "reserved", name: "an address whose packets are discarded" },
  { block: "2001:2::/48", kind: "reserved", name: "an address for benchmarks" },
  { block: "2001::/32", kind: "reserved", name: "a Teredo address" },
  { block: "2001::/23", kind: "reserved", name: "an address for IETF protocols" },
  { block: "2001:db8::/32", kind: "reserved", name: "an address for documentation" },
  { block: "2002::/16", kind: "reserved", name: "an address of deprecated 6to4" },
  { block: "3fff::/20", kind: "reserved", name: "an address for documentation" },
  { block: "5f00::/16", kind: "reserved", name: "a segment routing identifier" },
  { block: "fc00::/7", kind: "private", name: "a private (unique local) address" },
  { block: "fe80::/10", kind: "link-local", name: "a link-local address" },
  { block: "fec0::/10", kind: "private", name: "a deprecated site-local address" },
  { block: "ff00::/8", kind: "multicast", name: "a multicast address" },
];

/** All of IPv6 that is allocated for unicast on the internet. */
export const GLOBAL_UNICAST = "2000::/3";

/** Where a NAT64 of the internet's kind puts IPv4. https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
export const NAT64 = "64:ff9b::/96";

/** The same for a network's own use, with IPv4 behind a prefix of 48, 56, 64 or 96 bits. https://www.rfc-editor.org/rfc/rfc8215 */
export const LOCAL_NAT64 = "64:ff9b:1::/48";

/** IPv4 in the 32 bits that follow. https://www.rfc-editor.org/rfc/rfc3056#section-2 */
export const SIX_TO_FOUR = "2002::/16";

/** IPv4-mapped (the first one), IPv4-compatible and IPv4-translated addresses: IPv4 in the last 32 bits. RFC 4291 §2.5.5, RFC 2765 §2.1 */
export const IPV4_BELOW: readonly string[] = ["::ffff:0:0/96", "::/96", "::ffff:0:0:0/96"];

/**
 * Services that hand out credentials, or control the machine, to whoever asks from it. Dialled in no case.
 * - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 * - https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 * - https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 * - https://cloud.google.com/compute/docs/metadata/querying-metadata
 * - https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 * - https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm
 * - https://docs.openstack.org/nova/latest/user/metadata.html
 */
export const METADATA_ADDRESSES: readonly string[] = [
  "169.254.169.254",
  "fd00:ec2::254",
  "169.254.170.2",
  "169.254.170.23",
  "fd00:ec2::23",
  "168.63.129.16",
  "fd20:ce::254",
  "100.100.100.200",
  "192.0.0.192",
  "fe80::a9fe:a9fe",
];
