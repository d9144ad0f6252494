import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** What a server does with a request, the nth over one connection, counted from 1. */
export type Answer = (socket: Socket, nth: number) => void;

export interface Running {
  readonly port: number;
  /** Connections that were opened to it. */
  readonly connections: () => number;
  /** The heads of the requests that it read. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a server on a free port of a loopback address, which answers each request in its own way. */
export function serve(answer: Answer, address = "127.0.0.1"): Promise<Running> {
  return run((onConnection) => createServer(onConnection), answer, address);
}

/** The same behind TLS. */
export function serveTls(answer: Answer, options: TlsOptions, address = "127.0.0.1"): Promise<Running> {
  return run((onConnection) => createTlsServer(options, onConnection), answer, address);
}

/** Starts a server that acts as soon as it is connected to. */
export function serveAtOnce(act: (socket: Socket) => void, address = "127.0.0.1"): Promise<Running> {
  return start(createServer(), address, act, []);
}

function run(
  make: (onConnection: (socket: Socket) => void) => Server,
  answer: Answer,
  address: string,
): Promise<Running> {
  const requests: string[] = [];
  const onConnection = (socket: Socket) => {
    socket.on("error", () => {});
    let text = "";
    let nth = 0;
    socket.on("data", (bytes) => {
      if (text === "" && bytes[0] === CLIENT_HELLO) return rejectHello(socket);
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        requests.push(text.slice(0, end));
        text = text.slice(end + 4);
        nth += 1;
        answer(socket, nth);
      }
    });
  };
  return start(make(onConnection), address, undefined, requests);
}

/** The first byte of a TLS record that carries one. */
const CLIENT_HELLO = 0x16;

/** What a web server says to TLS on a plain port. */
function rejectHello(socket: Socket): void {
  socket.end(response(["HTTP/1.1 400 Bad Request", "Content-Length: 0", "Connection: close"]));
}

function start(
  server: Server,
  address: string,
  act: ((socket: Socket) => void) | undefined,
  requests: string[],
): Promise<Running> {
  const open = new Set<Socket>();
  let count = 0;
  server.on("connection", (socket: Socket) => {
    count += 1;
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
    act?.(socket);
  });
  server.on("tlsClientError", () => {});
  const stop = () =>
    new Promise<void>((stopped) => {
      for (const socket of open) socket.destroy();
      server.close(() => stopped());
    });
  return new Promise((ready) => {
    server.listen(0, address, () => {
      const bound = server.address();
      const port = typeof bound === "object" && bound !== null ? bound.port : 0;
      ready({ port, connections: () => count, requests, stop });
    });
  });
}

/** A head with its lines, and what follows it. */
export function response(lines: readonly string[], body = ""): string {
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

const OK = "HTTP/1.1 200 OK";

/** Writes one text and leaves the connection as it is. */
export function says(text: string): Answer {
  return (socket) => void socket.write(text, "latin1");
}

/** Writes one text and closes. */
export function saysAndCloses(text: string): Answer {
  return (socket) => void socket.end(text, "latin1");
}

/** Writes one text, gives it time to be read, and resets. */
export function saysAndResets(text: string): Answer {
  return (socket) => {
    socket.write(text, "latin1");
    setTimeout(() => socket.resetAndDestroy(), 50);
  };
}

/** Each way to keep to HTTP/1.1 that has a broken twin below. */
export const HEALTHY = {
  withLength: says(response([OK, "Content-Length: 5"], "hello")),
  chunked: says(response([OK, "Transfer-Encoding: chunked"], "5\r\nhello\r\n0\r\n\r\n")),
  untilClose: saysAndCloses(response([OK, "Connection: close"], "hello")),
  oneInterim: says(`${response(["HTTP/1.1 100 Continue"])}${response([OK, "Content-Length: 0"])}`),
  empty: says(response(["HTTP/1.1 204 No Content"])),
  notModified: says(response(["HTTP/1.1 304 Not Modified", "Content-Length: 7"])),
} as const;

/** Ways to break a response's head. */
export const BROKEN_HEADS = {
  garbage: says("\x00\x01garbage\r\n\r\n"),
  html: says("<html>no headers</html>"),
  noVersion: says(response(["HTTP 200 OK", "Content-Length: 0"])),
  version2: says(response(["HTTP/2.0 200 OK", "Content-Length: 0"])),
  statusLetters: says(response(["HTTP/1.1 abc OK", "Content-Length: 0"])),
  status999: says(response(["HTTP/1.1 999 Odd", "Content-Length: 0"])),
  noColon: says(response([OK, "this is no header", "Content-Length: 0"])),
  spaceInName: says(response([OK, "Bad Name: x", "Content-Length: 0"])),
  folded: says(response([OK, "X-Long: one", " two", "Content-Length: 0"])),
  nul: says(response([OK, "X-Nul: a\x00b", "Content-Length: 0"])),
  bareLf: says("HTTP/1.1 200 OK\nContent-Length: 0\n\n"),
  lengthLetters: says(response([OK, "Content-Length: five"], "hello")),
  lengthNegative: says(response([OK, "Content-Length: -5"], "hello")),
  twoLengths: says(response([OK, "Content-Length: 5", "Content-Length: 6"], "hello!")),
  lengthAndChunked: says(
    response([OK, "Content-Length: 5", "Transfer-Encoding: chunked"], "5\r\nhello\r\n0\r\n\r\n"),
  ),
  switches: says(response(["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"])),
  manyInterims: says(response(["HTTP/1.1 103 Early Hints"]).repeat(20) + response([OK, "Content-Length: 0"])),
  twoContinues: says(response(["HTTP/1.1 100 Continue"]).repeat(2) + response([OK, "Content-Length: 0"])),
  closesInHeaders: saysAndCloses(`${OK}\r\nContent-Le`),
  resetsInHeaders: saysAndResets(`${OK}\r\nContent-Le`),
} as const satisfies Record<string, Answer>;

/** Ways to break a response's body. */
export const BROKEN_BODIES = {
  shortBody: saysAndCloses(response([OK, "Content-Length: 100"], "x".repeat(40))),
  longBody: says(response([OK, "Content-Length: 10"], "x".repeat(20))),
  otherCoding: saysAndCloses(response([OK, "Transfer-Encoding: gzip"], "xx")),
  twoCodings: says(response([OK, "Transfer-Encoding: gzip, chunked"], "2\r\nxx\r\n0\r\n\r\n")),
  badChunkSize: says(response([OK, "Transfer-Encoding: chunked"], "zz\r\nhello\r\n0\r\n\r\n")),
  chunkTooLong: says(response([OK, "Transfer-Encoding: chunked"], "2\r\nhello\r\n0\r\n\r\n")),
  chunkTooShort: says(response([OK, "Transfer-Encoding: chunked"], "7\r\nhello\r\n0\r\n\r\n")),
  hugeChunkSize: says(response([OK, "Transfer-Encoding: chunked"], `${"f".repeat(32)}\r\nhello\r\n`)),
  noLastChunk: saysAndCloses(response([OK, "Transfer-Encoding: chunked"], "5\r\nhello\r\n")),
  resetsInBody: saysAndResets(response([OK, "Content-Length: 100"], "x".repeat(40))),
  surplusGarbage: says(response([OK, "Transfer-Encoding: chunked"], "0\r\n\r\ngarbage")),
  surplus: says(response([OK, "Transfer-Encoding: chunked"], "0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")),
} as const satisfies Record<string, Answer>;

/** An endless body, as fast as it is read; stops with the connection. */
export const endless: Answer = (socket) => {
  const block = Buffer.alloc(65_536, "x");
  socket.write(response([OK, `Content-Length: ${10 * 1024 ** 3}`]));
  const pump = () => {
    while (!socket.destroyed && socket.write(block)) {}
  };
  socket.on("drain", pump);
  pump();
};

/** A chunk whose extension never ends, as fast as it is read. */
export const endlessExtension: Answer = (socket) => {
  socket.write(response([OK, "Transfer-Encoding: chunked"], "5;a="));
  const block = Buffer.alloc(65_536, "x");
  const pump = () => {
    while (!socket.destroyed && socket.write(block)) {}
  };
  socket.on("drain", pump);
  pump();
};

/** One byte of an endless header every few milliseconds. */
export const drips: Answer = (socket) => {
  socket.write(`${OK}\r\nX-Slow: `);
  const timer = setInterval(() => socket.write("x"), 20);
  socket.on("close", () => clearInterval(timer));
};

/** Headers without an end, as fast as they are read. */
export const floods: Answer = (socket) => {
  socket.write(`${OK}\r\n`);
  const block = Buffer.from(`X-Flood: ${"y".repeat(1000)}\r\n`.repeat(64));
  const pump = () => {
    while (!socket.destroyed && socket.write(block)) {}
  };
  socket.on("drain", pump);
  pump();
};

/** A head of exactly so many bytes, and no body. */
export function headOf(bytes: number): Answer {
  const fixed = response([OK, "Content-Length: 0", "X-Pad: "]).length;
  return says(response([OK, "Content-Length: 0", `X-Pad: ${"p".repeat(bytes - fixed)}`]));
}

/** A sound answer to the first request; the second meets what is given. */
export function thenOnSecond(second: (socket: Socket) => void): Answer {
  return (socket, nth) => {
    if (nth === 1) HEALTHY.withLength(socket, nth);
    else second(socket);
  };
}
