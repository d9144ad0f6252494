import type { Listener, LoadBalancer } from "../model/load-balancer.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Origin } from "../model/origin.ts";
import { type Value } from "../value.ts";
import type { Endpoint, Scheme } from "./origin-request.ts";
/** What answers for an origin, before a port is chosen. */
export type Server = Omit<Endpoint, "listener" | "certificates">;
/** Finds what answers for an origin, and keeps the answer for all requests to it. */
export type FindServer = (origin: Origin) => Server;
export declare function serversOf(model: EdgeModel): FindServer;
/** The listener that a request meets on a port, and the certificates it can present. */
export declare function endpointAt(server: Server, scheme: Scheme, port: Value<number>): Endpoint;
/** The listener on a port; absent where the load balancer's are all known, and others. */
export declare function listenerOn(loadBalancer: Value<LoadBalancer>, port: Value<number>): Value<Listener>;
