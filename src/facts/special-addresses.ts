/** Addresses that are not on the public internet, and those under which clouds hand out credentials. */

/** The IANA registries of special-purpose addresses; beside them IPv4 multicast, and what all of IPv6 is for. */
export const source = [
  "https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry-1.csv",
  "https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry-1.csv",
  "https://www.rfc-editor.org/rfc/rfc5771#section-3",
  "https://www.iana.org/assignments/ipv6-address-space/ipv6-address-space.xhtml",
] as const;

/**
 * The date of the copies of both special-purpose registries that every row was checked against, on 2026-11-26; IANA had
 * last updated them on 2025-10-09. The deprecated fec0::/10, ff00::/8 and 2000::/3 are as in a copy of 2008; that 2000::/3
 * is still all of unicast, others read there on 2026-09-29.
 */
export const asOf = "2026-09-29";

export type SpecialKind = "private" | "loopback" | "link-local" | "reserved" | "multicast";

export interface SpecialBlock {
  readonly block: string;
  readonly kind: SpecialKind;
  /** With its article: `a private address`. */
  readonly name: string;
}

/**
 * Blocks that no origin on the internet has; of nested ones the first counts. Globally reachable parts of 192.0.0.0/24
 * and 2001::/23 serve protocols (PCP, TURN, DNS-SD, AMT, AS112, ORCHID, drones), never origins, and are not told apart.
 * The blocks of AS112 and AMT elsewhere are globally reachable and hence not here: 192.31.196.0/24, 192.52.193.0/24,
 * 192.175.48.0/24 and 2620:4f:8000::/48.
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
  { block: "100:0:0:1::/64", kind: "reserved", name: "a dummy address" },
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

export interface MetadataService {
  readonly cloud: string;
  readonly addresses: readonly string[];
  readonly source: string;
}

/**
 * Services that hand out credentials, or control the machine, to whoever asks from it. Checked on 2026-11-26 against
 * copies of these pages from 2025 and 2026, but for: Amazon ECS (its page of years ago), Google's IPv6 address (others
 * who read its page on 2026-09-27) and Alibaba's (the tests of cloud-init). Most other clouds use 169.254.169.254.
 */
export const METADATA_SERVICES: readonly MetadataService[] = [
  {
    cloud: "Amazon EC2",
    addresses: ["169.254.169.254", "fd00:ec2::254"],
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
  },
  {
    cloud: "Amazon ECS",
    addresses: ["169.254.170.2"],
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  },
  {
    cloud: "Amazon EKS",
    addresses: ["169.254.170.23", "fd00:ec2::23"],
    source: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html",
  },
  {
    cloud: "Azure",
    addresses: ["168.63.129.16"],
    source: "https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16",
  },
  {
    cloud: "Google Cloud",
    addresses: ["169.254.169.254", "fd20:ce::254"],
    source: "https://docs.cloud.google.com/compute/docs/metadata/querying-metadata",
  },
  {
    cloud: "Alibaba Cloud",
    addresses: ["100.100.100.200", "fd00:100::100:200"],
    source: "https://www.alibabacloud.com/help/en/ens/instance-metadata",
  },
  {
    cloud: "Oracle Cloud",
    addresses: ["169.254.169.254", "fd00:c1::a9fe:a9fe"],
    source: "https://github.com/canonical/cloud-init/blob/main/cloudinit/sources/DataSourceOracle.py",
  },
  {
    cloud: "Oracle Compute Classic",
    addresses: ["192.0.0.192"],
    source:
      "https://github.com/hashicorp/terraform-provider-opc/blob/master/website/docs/d/opc_compute_machine_image.html.markdown",
  },
  {
    cloud: "Akamai Cloud",
    addresses: ["169.254.169.254", "fd00:a9fe:a9fe::1", "fe80::a9fe:a9fe"],
    source: "https://techdocs.akamai.com/cloud-computing/docs/metadata-service-api",
  },
  {
    cloud: "OpenStack",
    addresses: ["169.254.169.254", "fe80::a9fe:a9fe"],
    source: "https://github.com/canonical/cloud-init/blob/main/cloudinit/sources/DataSourceOpenStack.py",
  },
  {
    cloud: "Scaleway",
    addresses: ["169.254.42.42", "fd00:42::42"],
    source: "https://github.com/canonical/cloud-init/blob/main/doc/rtd/reference/datasources/scaleway.rst",
  },
  {
    cloud: "BytePlus",
    addresses: ["100.96.0.96"],
    source: "https://docs.byteplus.com/docs/ecs/Viewing-instance-metadata",
  },
];

/** All of them. Dialled in no case. */
export const METADATA_ADDRESSES: readonly string[] = [
  ...new Set(METADATA_SERVICES.flatMap(({ addresses }) => addresses)),
];
