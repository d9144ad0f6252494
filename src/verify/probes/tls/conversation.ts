import type { Socket } from "node:net";
import type { NoAnswer, TlsOutcome } from "../../../observation.ts";
import type { Flight } from "./flight.ts";

/** Sends the hello of a flight and feeds it what comes, until it is over, the peer ends it, or the time is up. The socket is destroyed. */
export function converse(socket: Socket, flight: Flight, timeoutMilliseconds: number): Promise<TlsOutcome> {
  return new Promise((resolve) => {
    let after: "connect" | "hello" = "connect";
    const finish = (outcome: TlsOutcome) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(outcome);
    };
    const deadline = setTimeout(
      () => finish(flight.end({ is: "silent", after: "hello" })),
      timeoutMilliseconds,
    );
    // The listener stays behind: an error that comes after the end would be thrown otherwise.
    socket.on("error", (error) => finish(flight.end(brokenBy(error, after))));
    socket.once("end", () => finish(flight.end({ is: "closed", after })));
    socket.once("close", () => finish(flight.end({ is: "closed", after })));
    socket.on("data", (chunk) => {
      const step = flight.feed(chunk);
      if (step.is === "over") finish(step.outcome);
      if (step.is === "reply") socket.write(step.bytes);
    });
    if (socket.destroyed) return finish({ is: "closed", after });
    socket.write(flight.hello, () => {
      after = "hello";
    });
  });
}

function brokenBy(error: Error, after: "connect" | "hello"): NoAnswer {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ECONNRESET" || code === "EPIPE") return { is: "reset", after };
  if (code === "ETIMEDOUT") return { is: "silent", after: "hello" };
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") return { is: "unreachable", code };
  return { is: "closed", after };
}
