import { connect, type Socket } from "node:net";
import { askByDatagram } from "../../src/verify/datagram.ts";
import type { Connection, CountedNetwork, Network, Peer } from "../../src/verify/network.ts";

/** A network without guard or schedule, for tests of probes. */
export function plainNetwork(parent?: { connections: number; datagrams: number }): CountedNetwork {
  const cost = { connections: 0, datagrams: 0 };
  const open: Network["connect"] = (peer, timeoutMilliseconds) => {
    cost.connections += 1;
    if (parent) parent.connections += 1;
    return dial(peer, timeoutMilliseconds);
  };
  return {
    cost,
    connect: open,
    connectToNameServer: open,
    ask: (peer, query, timeoutMilliseconds, isReply) => {
      cost.datagrams += 1;
      if (parent) parent.datagrams += 1;
      return askByDatagram(peer, query, timeoutMilliseconds, isReply);
    },
    counted: () => plainNetwork(cost),
  };
}

function dial({ address, port }: Peer, timeoutMilliseconds: number): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (connection: Connection) => {
      clearTimeout(deadline);
      socket.removeAllListeners("error");
      if (connection.is !== "open") swallow(socket).destroy();
      resolve(connection);
    };
    const deadline = setTimeout(() => end({ is: "silent", after: "syn" }), timeoutMilliseconds);
    socket.once("connect", () => end({ is: "open", socket }));
    socket.once("error", (error) => end(failed("code" in error ? String(error.code) : "")));
  });
}

function failed(code: string): Connection {
  return code === "ECONNREFUSED" ? { is: "refused" } : { is: "unreachable", code };
}

function swallow(socket: Socket): Socket {
  return socket.on("error", () => {});
}
