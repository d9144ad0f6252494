/** Bounds against hostile name servers; real delegations stay far below them. */
export const DNS_LIMITS = {
  /** Names that CNAME records may lead to, one after the other. */
  aliases: 16,
  /** Zone cuts between the root and a name. */
  cuts: 16,
  /** Name servers of one zone that are asked. */
  servers: 16,
  /** Addresses of one name server that are asked. */
  addresses: 4,
  /** Servers of one zone that are tried for the way down. */
  tries: 4,
  /** Names of name servers that are resolved in one walk, for want of addresses from the parent. */
  resolvedNames: 16,
  /** Datagrams and TCP connections of one walk, without those for the names of name servers. */
  messages: 60,
  /** Names of name servers of one zone that are kept. */
  names: 64,
  /** Addresses of one name that are kept. */
  keptAddresses: 256,
  /** Records of one message that are read. */
  records: 4096,
} as const;

/** What a server may send in one datagram, as RFC 9715 advises against fragments. https://www.rfc-editor.org/rfc/rfc9715 */
export const UDP_PAYLOAD_BYTES = 1232;
