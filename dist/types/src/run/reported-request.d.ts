import type { OriginRequest } from "../derive/origin-request.ts";
import type { ReportedRequest } from "../finding.ts";
/** An origin request as a report lists it. */
export declare function reportedRequest(request: OriginRequest, verdict: ReportedRequest["verdict"]): ReportedRequest;
