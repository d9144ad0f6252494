import { createServer, type Socket } from "node:net";
import type { Running } from "./running.ts";

/** Starts a TCP server on loopback that does to each connection what it is told to. */
export function startPeer(treat: (socket: Socket) => void): Promise<Running> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
    treat(socket);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      resolve({
        address: "127.0.0.1",
        port: bound !== null && typeof bound === "object" ? bound.port : 0,
        stop,
      });
    });
  });
}

/** Says nothing, and reads what comes. */
export const neverAnswers = (socket: Socket): unknown => socket.resume();

/** Sends a FIN once something came. */
export const closes = (socket: Socket): unknown => socket.once("data", () => socket.end());

/** Sends an RST once something came. */
export const resets = (socket: Socket): unknown => socket.once("data", () => socket.resetAndDestroy());

/** Sends these bytes once something came, and stays. */
export function says(bytes: Uint8Array): (socket: Socket) => void {
  return (socket) => {
    socket.once("data", () => socket.write(bytes));
  };
}

/** Sends these bytes one by one, with so many milliseconds between. */
export function drips(bytes: Uint8Array, milliseconds: number): (socket: Socket) => void {
  return (socket) => {
    let sent = 0;
    const timer = setInterval(() => {
      if (sent < bytes.length) socket.write(bytes.subarray(sent, sent + 1));
      sent += 1;
    }, milliseconds);
    socket.resume().once("close", () => clearInterval(timer));
  };
}

/** Sends these bytes over and over, as fast as they are taken; `count` learns how many. */
export function floods(bytes: Uint8Array, count: (bytes: number) => void): (socket: Socket) => void {
  return (socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(bytes)) count(bytes.length);
    };
    socket.on("drain", pour).once("data", pour);
  };
}
