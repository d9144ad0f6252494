import type { ChainLink } from "../finding.ts";
import type { OriginRequest } from "./origin-request.ts";
/** The way of a request from the viewer to the certificate, with the unknowns; each step knows the line that decides it. */
export declare function chainOf(request: OriginRequest): readonly ChainLink[];
