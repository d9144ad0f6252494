import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate, MadeCertificate } from "../../model/certificate.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Reason, Unknown, Value } from "../../value.ts";
import { absent, known, mapKnown, unknown } from "../../value.ts";
import { type Block, child, notWritten, resourceBlock, within } from "../block.ts";
import { flag, number, orDefault, orDefaultList, text, texts } from "../read.ts";
import { soleReferent } from "../referent.ts";

/** What can be told of an imported certificate. */
export type CertificateContents = Pick<
  Certificate,
  "names" | "commonName" | "keyAlgorithm" | "selfSigned" | "privateAuthority" | "made"
>;

type Resources = ReadonlyMap<string, Resource>;

/**
 * The contents of a body that is an attribute of tls_self_signed_cert or tls_locally_signed_cert.
 * https://registry.terraform.io/providers/hashicorp/tls/latest/docs
 */
export function contentsMadeHere(body: Value<string>, resources: Resources): CertificateContents | undefined {
  const self = maker(body, "tls_self_signed_cert", resources);
  if (self !== undefined) return selfSigned(self, resources);
  const signed = maker(body, "tls_locally_signed_cert", resources);
  return signed === undefined ? undefined : locallySigned(signed, resources);
}

function selfSigned(block: Block, resources: Resources): CertificateContents {
  return {
    ...subjectOf(block),
    keyAlgorithm: keyAlgorithm(text(block, "private_key_pem"), resources),
    selfSigned: known(true, block.from),
    made: madeOf(block),
    privateAuthority: absent(notWritten(block.from, "ca_cert_pem")),
  };
}

/** Its names stand in the certificate request that it signs. */
function locallySigned(block: Block, resources: Resources): CertificateContents {
  const requestPem = text(block, "cert_request_pem");
  const request = maker(requestPem, "tls_cert_request", resources);
  const signed = {
    selfSigned: known(false, block.from),
    privateAuthority: known(true, block.from),
    made: madeOf(block),
  };
  if (request === undefined) {
    const unread = notMadeHere(requestPem);
    return { names: unread, commonName: unread, keyAlgorithm: unread, ...signed };
  }
  const key = text(request, "private_key_pem");
  return { ...subjectOf(request), keyAlgorithm: keyAlgorithm(key, resources), ...signed };
}

function madeOf(block: Block): MadeCertificate {
  return {
    validityHours: number(block, "validity_period_hours"),
    isAuthority: orDefault(flag(block, "is_ca_certificate"), false),
    uses: texts(block, "allowed_uses"),
  };
}

function subjectOf(block: Block): { names: ValueList<string>; commonName: Value<string> } {
  return {
    names: orDefaultList(texts(block, "dns_names"), []),
    commonName: within(child(block, "subject"), (b) => text(b, "common_name")),
  };
}

const CURVES: ReadonlyMap<string, string> = new Map([
  ["P224", "EC_secp224r1"],
  ["P256", "EC_prime256v1"],
  ["P384", "EC_secp384r1"],
  ["P521", "EC_secp521r1"],
]);

/** The key is a tls_private_key, whose arguments name its algorithm and size; named as ACM does. */
function keyAlgorithm(key: Value<string>, resources: Resources): Value<string> {
  const block = maker(key, "tls_private_key", resources);
  if (block === undefined) return notMadeHere(key);
  const algorithm = text(block, "algorithm");
  if (algorithm.kind !== "known") return algorithm;
  switch (algorithm.value) {
    case "RSA":
      return mapKnown(orDefault(number(block, "rsa_bits"), 2048), (bits) => `RSA_${bits}`);
    case "ECDSA":
      return mapKnown(orDefault(text(block, "ecdsa_curve"), "P224"), (name) => CURVES.get(name) ?? name);
    default:
      return algorithm;
  }
}

/** The resource of this type whose attribute the value is. */
function maker(value: Value<string>, type: string, resources: Resources): Block | undefined {
  const address = soleReferent(value);
  const resource = address === undefined ? undefined : resources.get(address);
  return resource?.type === type ? resourceBlock(resource, "terraform") : undefined;
}

function notMadeHere(value: Value<string>): Unknown {
  if (value.kind === "unknown") return unknown(value.why, value.from);
  const { at, address, path } = value.from;
  const why: Reason = { what: `${address}.${path}`, why: "not-modelled", says: "is not looked into", at };
  return unknown([why], value.from);
}
