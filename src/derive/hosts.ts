import { items, reasons } from "../compare.ts";
import type { Distribution } from "../model/distribution.ts";
import type { Origin } from "../model/origin.ts";
import { known, type Provenance, type Reason, unknown, type Value } from "../value.ts";
import type { Host } from "./origin-request.ts";

/**
 * Every Host header that requests to the origin can have, aliases as written and the distribution's own name last.
 * The server name in the ClientHello is the Host if that is forwarded, else the origin's domain name.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
 */
export function hostsOf(
  distribution: Distribution,
  origin: Origin,
  forwarded: Value<boolean>,
): Value<readonly Host[]> {
  if (forwarded.kind !== "known") return unknown(reasons(forwarded), forwarded.from);
  if (!forwarded.value) {
    const { domainName } = origin;
    const host: Host = {
      name: domainName,
      from: "origin-domain",
      sni: domainName,
      namesThatWillDo: [domainName],
    };
    return known([host], domainName.from);
  }
  return viewerHosts(distribution, origin, forwarded.from);
}

function viewerHosts(distribution: Distribution, origin: Origin, from: Provenance): Value<readonly Host[]> {
  const { items: aliases, open } = items(distribution.aliases);
  const isStaging = distribution.staging.kind === "known" && distribution.staging.value;
  if (isStaging && aliases.length === 0) return unknown([stagingNames(distribution)], from);
  const further = open.length > 0 ? [unknown(open, distribution.aliases.from)] : [];
  const hosts = [...aliases, ...further].map((alias) => viewerHost(alias, "alias", origin));
  return known([...hosts, viewerHost(distribution.domainName, "default-domain", origin)], from);
}

function viewerHost(name: Value<string>, from: Host["from"], origin: Origin): Host {
  return { name, from, sni: name, namesThatWillDo: [name, origin.domainName] };
}

/** A staging distribution is reached under the names of its primary, which does not stand in it. */
function stagingNames({ address, staging }: Distribution): Reason {
  const says = "is a staging distribution, reached under the names of its primary one";
  return { what: address, why: "not-in-input", says, at: staging.from.at };
}
