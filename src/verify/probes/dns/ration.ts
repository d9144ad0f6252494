import type { NameServerNetwork } from "./ask-server.ts";

/** A view of the network that sends only so many messages: datagrams, and connections to name servers. */
export function rationed(network: NameServerNetwork, messages: number): NameServerNetwork {
  let left = messages;
  const spent = {
    is: "not-dialled",
    why: `the limit of ${messages} messages for one walk is reached`,
  } as const;
  const takes = () => {
    left -= 1;
    return left >= 0;
  };
  return {
    ask: async (peer, query, timeoutMilliseconds, isReply) =>
      takes() ? network.ask(peer, query, timeoutMilliseconds, isReply) : spent,
    connectToNameServer: async (peer, timeoutMilliseconds) =>
      takes() ? network.connectToNameServer(peer, timeoutMilliseconds) : spent,
  };
}
