import type { TlsOutcome } from "../../../observation.ts";
import type { Network } from "../../network.ts";
import { converse } from "./conversation.ts";
import { Flight } from "./flight.ts";
import { type HelloRequest, offerOf } from "./hello-request.ts";

export type { HelloRequest } from "./hello-request.ts";

/**
 * Opens one TCP connection, sends one ClientHello as CloudFront does, and reads what the server says to it. No handshake is
 * completed. A version that was not asked for is reported as it came. Never throws.
 */
export async function tryHandshake(network: Network, ask: HelloRequest): Promise<TlsOutcome> {
  const { address, port, timeoutMilliseconds } = ask;
  const connection = await network.connect({ address, port }, timeoutMilliseconds);
  if (connection.is !== "open") return connection;
  return converse(connection.socket, new Flight(offerOf(ask)), timeoutMilliseconds);
}
