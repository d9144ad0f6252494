import type { TlsOutcome } from "../../../observation.ts";
import type { Network } from "../../network.ts";
import { tryHandshake } from "./handshake.ts";
import type { HelloRequest } from "./hello-request.ts";

/** Where to send hellos, and how long to wait for each. */
export type HelloTarget = Pick<HelloRequest, "address" | "port" | "serverName" | "timeoutMilliseconds">;

/** What differs from hello to hello. */
export type HelloVariant = Omit<HelloRequest, keyof HelloTarget>;

/** CloudFront's ciphers under four versions (16 and three times 8), TLS 1.3, three curves and a wide hello. */
const MAX_HELLOS = 45;

/** Sends hellos to one server, no more than a diagnosis may cost. */
export class Hellos {
  private readonly network: Network;
  private readonly target: HelloTarget;
  private left = MAX_HELLOS;

  constructor(network: Network, target: HelloTarget) {
    this.network = network;
    this.target = target;
  }

  async send(variant: HelloVariant): Promise<TlsOutcome> {
    if (this.left === 0) return { is: "not-dialled", why: `${MAX_HELLOS} connections were made already` };
    this.left -= 1;
    return tryHandshake(this.network, { ...this.target, ...variant });
  }
}
