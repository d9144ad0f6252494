import { describe } from "../derive/describe.ts";
import type { Host, OriginRequest } from "../derive/origin-request.ts";
import type { ReportedRequest } from "../finding.ts";

/** An origin request as a report lists it. */
export function reportedRequest(
  request: OriginRequest,
  verdict: ReportedRequest["verdict"],
): ReportedRequest {
  const { distribution, behavior, origin, endpoint, scheme } = request;
  const hosts: readonly Host[] = request.hosts.kind === "known" ? request.hosts.value : [];
  const isHttps = scheme.value === "https";
  return {
    id: request.id,
    distribution: distribution.address,
    behavior: behavior.isDefault ? "default" : describe(behavior.pathPattern),
    origin: describe(origin.id),
    scheme: scheme.value,
    port: describe(request.port),
    host: hosts.length > 0 ? hosts.map((host) => describe(host.name)) : [describe(request.hostForwarded)],
    sni: isHttps ? hosts.map((host) => describe(host.sni)) : [],
    endpoint: describe(endpoint.kind),
    verdict,
    place: origin.from.at,
  };
}
