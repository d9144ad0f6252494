import { distinct, items } from "../compare.ts";
import { apiGatewayPolicy } from "../facts/api-gateway-policies.ts";
import { elbPolicy } from "../facts/elb-policies.ts";
import type { TlsPolicy, TlsVersion } from "../facts/tls-policy.ts";
import type { ValueList } from "../model/entity.ts";
import type { CustomTlsPolicy, Listener } from "../model/load-balancer.ts";
import { absent, ifKnown, known, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import type { Endpoint } from "./origin-request.ts";

/**
 * What the listener or the API's domain accepts from clients; absent where TLS ends at neither, unknown where the
 * policy is, or is none of the documented ones. The policy of the API that a domain leads to goes before the domain's,
 * and is not looked for here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
export function tlsPolicyOf({ listener, apiDomain }: Endpoint): Value<TlsPolicy> {
  if (listener.kind === "known") return policyOfListener(listener.value);
  if (apiDomain.kind === "known") return lookUp(apiDomain.value.securityPolicy, apiGatewayPolicy);
  if (listener.kind === "unknown") return unknown(listener.why, listener.from);
  return apiDomain.kind === "unknown" ? unknown(apiDomain.why, apiDomain.from) : absent(listener.from);
}

function policyOfListener({ customPolicy, sslPolicy }: Listener): Value<TlsPolicy> {
  return customPolicy === undefined ? lookUp(sslPolicy, elbPolicy) : customPolicyOf(customPolicy);
}

/** What it does not list is off; one of its own must have a protocol and a cipher. */
function customPolicyOf({ ciphers, name, protocols }: CustomTlsPolicy): Value<TlsPolicy> {
  const versions = knownItems(protocols).filter(isVersion);
  const spoken = knownItems(ciphers);
  const why = [...items(protocols).open, ...items(ciphers).open];
  if (why.length > 0) return unknown(distinct(why), ciphers.from);
  if (versions.length > 0 && spoken.length > 0)
    return known({ name: describe(name), protocols: versions, ciphers: spoken }, ciphers.from);
  const says = "lists no protocol, or no cipher";
  return unknown([{ what: describe(name), why: "not-modelled", says, at: ciphers.from.at }], ciphers.from);
}

function knownItems(list: ValueList<string>): readonly string[] {
  return items(list).items.flatMap((item) => ifKnown(item) ?? []);
}

const VERSIONS: ReadonlySet<string> = new Set<TlsVersion>([
  "SSLv3",
  "TLSv1",
  "TLSv1.1",
  "TLSv1.2",
  "TLSv1.3",
]);

function isVersion(text: string): text is TlsVersion {
  return VERSIONS.has(text);
}

function lookUp(name: Value<string>, find: (name: string) => TlsPolicy | undefined): Value<TlsPolicy> {
  if (name.kind === "unknown") return unknown(name.why, name.from);
  if (name.kind === "absent") return name;
  const policy = find(name.value);
  if (policy !== undefined) return known(policy, name.from);
  const says = "is a TLS policy whose protocols are not documented";
  return unknown([{ what: describe(name), why: "not-modelled", says, at: name.from.at }], name.from);
}

/** Whether somebody wrote the list. What CloudFront offers without one is not documented, and no argument is at fault. */
export function isProtocolListWritten(protocols: ValueList<string>): boolean {
  return protocols.kind !== "absent" && protocols.from.kind !== "not-written";
}
