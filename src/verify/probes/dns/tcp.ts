import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { Datagram, Network, Peer } from "../../network.ts";

/** What came over TCP; `broken` where the connection ended or held something else before a whole reply. */
export type Streamed = Datagram | { readonly is: "broken"; readonly why: string };

const LENGTH_BYTES = 2;
const MAX_MESSAGE_BYTES = 0xffff;

/** Asks over TCP, one query and one reply. https://www.rfc-editor.org/rfc/rfc7766. All of the reply has to come in time. */
export async function askOverTcp(
  network: Pick<Network, "connectToNameServer">,
  peer: Peer,
  query: Uint8Array,
  timeoutMilliseconds: number,
): Promise<Streamed> {
  const connection = await network.connectToNameServer(peer, timeoutMilliseconds);
  return connection.is === "open" ? converse(connection.socket, query, timeoutMilliseconds) : connection;
}

function converse(socket: Socket, query: Uint8Array, timeoutMilliseconds: number): Promise<Streamed> {
  return new Promise((resolve) => {
    const reader = new MessageReader();
    const end = (outcome: Streamed) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ is: "silent", after: "request" }), timeoutMilliseconds);
    socket.on("error", () => end({ is: "broken", why: "the connection was reset" }));
    socket.on("close", () => end({ is: "broken", why: "the connection was closed before the whole answer" }));
    socket.on("data", (chunk: Buffer) => {
      const bytes = reader.add(chunk);
      if (bytes !== undefined) end({ is: "received", bytes });
    });
    socket.write(framed(query));
  });
}

function framed(message: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** Collects one message, in constant memory however it is cut. */
class MessageReader {
  readonly #buffer = Buffer.alloc(LENGTH_BYTES + MAX_MESSAGE_BYTES);
  #used = 0;

  /** The message, once it is whole. */
  add(chunk: Buffer): Uint8Array | undefined {
    this.#used += chunk.copy(this.#buffer, this.#used);
    if (this.#used < LENGTH_BYTES) return undefined;
    const end = LENGTH_BYTES + this.#buffer.readUInt16BE(0);
    return this.#used < end ? undefined : this.#buffer.subarray(LENGTH_BYTES, end);
  }
}
