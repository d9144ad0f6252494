import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { createServer, type Server, type Socket as Stream } from "node:net";
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Packet } from "dns-packet";

/** What to send back for a query, nothing for silence; `say` sends more. */
export type Behave = (
  query: Buffer,
  say: (bytes: Uint8Array) => void,
) => Uint8Array | readonly Uint8Array[] | undefined;

export interface NodeServer {
  readonly port: number;
  /** Queries over UDP that came. */
  readonly queries: readonly Buffer[];
  readonly stop: () => Promise<void>;
}

/** A name server that behaves as it is told, over UDP, and over TCP on the same port where that is given. */
export async function nameServer(behave: Behave, overTcp?: (stream: Stream) => void): Promise<NodeServer> {
  const queries: Buffer[] = [];
  const udp = createSocket("udp4");
  const port = await bound(udp);
  udp.on("message", (query, from: RemoteInfo) => {
    queries.push(query);
    const say = (bytes: Uint8Array) => udp.send(bytes, from.port, from.address);
    for (const bytes of asList(behave(query, say))) say(bytes);
  });
  const streams = new Set<Stream>();
  const tcp = overTcp && (await listening(overTcp, port, streams));
  const stop = async () => {
    for (const stream of streams) stream.destroy();
    await new Promise<void>((done) => (tcp ? tcp.close(() => done()) : done()));
    await new Promise<void>((done) => udp.close(() => done()));
  };
  return { port, queries, stop };
}

function asList(said: ReturnType<Behave>): readonly Uint8Array[] {
  if (said === undefined) return [];
  return said instanceof Uint8Array ? [said] : said;
}

function bound(udp: Socket): Promise<number> {
  return new Promise((resolve) => udp.bind(0, "127.0.0.1", () => resolve(udp.address().port)));
}

function listening(serve: (stream: Stream) => void, port: number, streams: Set<Stream>): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((stream) => {
      streams.add(stream);
      stream.on("error", () => {});
      serve(stream);
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** A well-formed reply to a query. */
export function reply(query: Buffer, message: Partial<Packet> & { readonly rcode?: number } = {}): Buffer {
  const { id, questions } = decode(query);
  const flags = (message.flags ?? AUTHORITATIVE_ANSWER) | (message.rcode ?? 0);
  return encode({
    ...message,
    type: "response",
    ...(id !== undefined && { id }),
    flags,
    ...(questions && { questions }),
  });
}

export function record(type: "A" | "AAAA" | "CNAME" | "NS", name: string, data: string): Answer {
  return { type, name, data, ttl: 60, class: "IN" };
}

export function nameOf(query: Buffer): string {
  return decode(query).questions?.[0]?.name ?? "";
}
