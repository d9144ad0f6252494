import type { OriginOverride, Read } from "../edge-code/origin-overrides.ts";
import { originOverrides } from "../edge-code/origin-overrides.ts";
import type { FunctionAssociation } from "../model/behavior.ts";
import { normalizeName } from "../names.ts";
import { ifKnown, type Provenance } from "../value.ts";
import type { OriginRequest } from "./origin-request.ts";

/** What a CloudFront Function has CloudFront ask an origin for in the TLS handshake, instead of what the behavior says. */
export interface NameOverride {
  /** The function's address. */
  readonly by: string;
  /** Its code. */
  readonly at: Provenance;
  /** Lower case; absent where it is not known. */
  readonly serverName?: string;
  /** The certificate must carry one of these; not empty. */
  readonly accepted: readonly string[];
}

/**
 * Of each call that changes the names and leaves the origin where it is. The server name is `sni`, else `hostHeader`, else the
 * domain name; the certificate is checked against `allowedCertificateNames` where there are any.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html
 */
export function nameOverrides(request: OriginRequest): readonly NameOverride[] {
  if (request.scheme.value !== "https") return [];
  return request.behavior.functions.items.flatMap((association) => overridesBy(association, request));
}

function overridesBy(association: FunctionAssociation, request: OriginRequest): readonly NameOverride[] {
  const { service, eventType, function: target } = association;
  if (service !== "cloudfront-function" || ifKnown(eventType) !== "viewer-request") return [];
  if (target.kind !== "known" || target.value.code.kind !== "known") return [];
  const { address, code } = target.value;
  return originOverrides(code.value).flatMap((override) => {
    const names = namesOf(override, request);
    return names === undefined ? [] : [{ by: address, at: code.from, ...names }];
  });
}

/** `undefined` for another origin, for plain HTTP, where no name is changed, and where the names cannot be followed. */
function namesOf(
  { allowedCertificateNames, domainName, hostHeader, protocol, sni }: OriginOverride,
  { origin }: OriginRequest,
): Pick<NameOverride, "serverName" | "accepted"> | undefined {
  const own = normalizeName(ifKnown(origin.domainName) ?? "");
  if (domainName.is === "unread" || (domainName.is === "written" && normalizeName(domainName.value) !== own))
    return undefined;
  if (protocol.is === "unread" || (protocol.is === "written" && protocol.value !== "https")) return undefined;
  if ([sni, hostHeader, allowedCertificateNames].every(({ is }) => is === "unwritten")) return undefined;
  const serverName = serverNameOf([sni, hostHeader, domainName]);
  const accepted = acceptedNames(allowedCertificateNames, [sni, hostHeader], own);
  return accepted === undefined ? undefined : { ...(serverName !== undefined && { serverName }), accepted };
}

/** The first that is written; what cannot be followed hides what comes after it. */
function serverNameOf(candidates: readonly Read<string>[]): string | undefined {
  const first = candidates.find(({ is }) => is !== "unwritten");
  return first?.is === "written" ? normalizeName(first.value) : undefined;
}

/** Without a list, any name that is asked for will do: AWS does not say that fewer count. */
function acceptedNames(
  allowed: Read<readonly string[]>,
  asked: readonly Read<string>[],
  own: string,
): readonly string[] | undefined {
  if (allowed.is === "unread") return undefined;
  if (allowed.is === "written")
    return allowed.value.length > 0 ? allowed.value.map(normalizeName) : undefined;
  if (asked.some(({ is }) => is === "unread")) return undefined;
  const written = asked.flatMap((one) => (one.is === "written" ? [normalizeName(one.value)] : []));
  return [...new Set([...written, ...(own === "" ? [] : [own])])];
}
