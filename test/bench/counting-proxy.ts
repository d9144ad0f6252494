import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy on every loopback address that counts, and can add the delay of a distant server. */
export interface CountingProxy {
  readonly port: number;
  /** Connections accepted so far. */
  readonly connections: number;
  close(): Promise<void>;
}

/** `delayMilliseconds` is added to each direction. */
export function startProxy(
  to: { readonly address: string; readonly port: number },
  delayMilliseconds = 0,
): Promise<CountingProxy> {
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(to.port, to.address);
    for (const socket of [client, upstream]) open.add(socket.on("error", () => socket.destroy()));
    relay(client, upstream, delayMilliseconds);
    relay(upstream, client, delayMilliseconds);
  });
  return new Promise((resolve) => {
    server.listen(0, "0.0.0.0", 4096, () => {
      resolve({
        port: portOf(server),
        get connections() {
          return connections;
        },
        close: () => {
          for (const socket of open) socket.destroy();
          return new Promise((done) => server.close(() => done()));
        },
      });
    });
  });
}

function relay(from: Socket, to: Socket, delay: number): void {
  const later = (act: () => void) => (delay > 0 ? setTimeout(act, delay) : act());
  from.on("data", (chunk: Buffer) => later(() => to.writable && to.write(chunk)));
  from.on("end", () => later(() => to.end()));
  from.on("close", () => later(() => to.destroy()));
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}
