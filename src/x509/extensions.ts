import {
  type DerElement,
  latin1,
  oidOf,
  readElements,
  readInside,
  readOnly,
  smallNumberOf,
  TAG,
} from "./der.ts";
import { printable } from "./distinguished-name.ts";
import { CA_ISSUERS, EXTENSION, knownCriticalExtensions } from "./oids.ts";

/** What the extensions of a certificate say, as far as it matters here (RFC 5280 §4.2). */
export interface Extensions {
  readonly names: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly unknownCritical: readonly string[];
  readonly issuerUrls: readonly string[];
  readonly isAuthority: boolean;
  /** How many authorities may stand between it and the leaf. */
  readonly pathLength?: number;
  /** Key usage allows it to sign certificates, or is not written. */
  readonly maySign: boolean;
  readonly nameConstraints: NameConstraints;
  /** Hex. */
  readonly keyId?: string;
  readonly issuerKeyId?: string;
}

/** Of DNS names. `permitted` is absent where nothing is said. */
export interface NameConstraints {
  readonly permitted?: readonly string[];
  readonly excluded: readonly string[];
}

/** From the content of the certificate's `[3]`; empty where it has none. The failure is a clause. */
export function readExtensions(
  content: Uint8Array,
): { readonly ok: true; readonly value: Extensions } | { readonly ok: false; readonly why: string } {
  const list = content.length === 0 ? [] : readInside(content, TAG.sequence)?.map(readExtension);
  if (list === undefined || !list.every((extension) => extension !== undefined)) {
    return { ok: false, why: "its extensions cannot be read" };
  }
  const twice = list.find(({ oid }, at) => list.findIndex((other) => other.oid === oid) !== at);
  if (twice) return { ok: false, why: `its extension ${twice.oid} stands twice` };
  return interpret(list);
}

interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

function readExtension({ tag, content }: DerElement): Extension | undefined {
  const parts = tag === TAG.sequence ? readElements(content) : undefined;
  const [first, second] = parts ?? [];
  const critical = second?.tag === TAG.boolean && second.content[0] !== 0;
  const last = parts?.at(second?.tag === TAG.boolean ? 2 : 1);
  const oid = first?.tag === TAG.oid ? oidOf(first.content) : undefined;
  if (oid === undefined || last?.tag !== TAG.octetString || last !== parts?.at(-1)) return undefined;
  return { oid, critical, value: last.content };
}

function interpret(list: readonly Extension[]): ReturnType<typeof readExtensions> {
  const broken: string[] = [];
  const read = <T>(oid: string, reader: (value: Uint8Array) => T | undefined, missing: T): T => {
    const extension = list.find((each) => each.oid === oid);
    if (extension === undefined) return missing;
    const value = reader(extension.value);
    if (value === undefined) broken.push(oid);
    return value ?? missing;
  };
  const value: Extensions = {
    names: read(EXTENSION.subjectAltName, dnsNames, []),
    extendedKeyUsage: read(EXTENSION.extendedKeyUsage, usages, []),
    unknownCritical: list.filter(isUnknownCritical).map(({ oid }) => oid),
    issuerUrls: read(EXTENSION.authorityInfoAccess, issuerUrls, []),
    ...read(EXTENSION.basicConstraints, basicConstraints, { isAuthority: false }),
    maySign: read(EXTENSION.keyUsage, maySign, true),
    nameConstraints: read(EXTENSION.nameConstraints, nameConstraints, { excluded: [] }),
    ...read(EXTENSION.subjectKeyIdentifier, keyId, {}),
    ...read(EXTENSION.authorityKeyIdentifier, issuerKeyId, {}),
  };
  const [first] = broken;
  return first === undefined
    ? { ok: true, value }
    : { ok: false, why: `its extension ${first} cannot be read` };
}

const isUnknownCritical = ({ oid, critical }: Extension): boolean =>
  critical && !knownCriticalExtensions.has(oid);

/** The context tags of GeneralName: dNSName and uniformResourceIdentifier. */
const DNS_NAME = 0x82;
const URI = 0x86;

const dnsNames = (value: Uint8Array): readonly string[] | undefined =>
  readInside(value, TAG.sequence)
    ?.filter(({ tag }) => tag === DNS_NAME)
    .map(({ content }) => printable(latin1(content)));

function usages(value: Uint8Array): readonly string[] | undefined {
  const oids = readInside(value, TAG.sequence)?.map(({ content }) => oidOf(content));
  return oids?.every((oid) => oid !== undefined) ? oids : undefined;
}

function basicConstraints(value: Uint8Array): Pick<Extensions, "isAuthority" | "pathLength"> | undefined {
  const parts = readInside(value, TAG.sequence);
  if (parts === undefined) return undefined;
  const isAuthority = parts.some(({ tag, content }) => tag === TAG.boolean && content[0] !== 0);
  const limit = parts.find(({ tag }) => tag === TAG.integer);
  if (limit === undefined) return { isAuthority };
  const pathLength = smallNumberOf(limit.content);
  return pathLength === undefined ? undefined : { isAuthority, pathLength };
}

/** keyCertSign is bit 5, counted from the first (RFC 5280 §4.2.1.3). */
function maySign(value: Uint8Array): boolean | undefined {
  const content = readOnly(value, TAG.bitString)?.content;
  return content && ((content[1] ?? 0) & 0x04) !== 0;
}

function issuerUrls(value: Uint8Array): readonly string[] | undefined {
  const ways = readInside(value, TAG.sequence)?.map(({ content }) => readElements(content) ?? []);
  return ways
    ?.flatMap(([method, place]) => {
      const matches = method?.tag === TAG.oid && oidOf(method.content) === CA_ISSUERS && place?.tag === URI;
      return matches ? [printable(latin1(place.content)).slice(0, 500)] : [];
    })
    .slice(0, 8);
}

function nameConstraints(value: Uint8Array): NameConstraints | undefined {
  const parts = readInside(value, TAG.sequence);
  if (parts === undefined) return undefined;
  const [permitted, excluded] = [0xa0, 0xa1].map((kind) =>
    parts.filter(({ tag }) => tag === kind).flatMap(({ content }) => subtrees(content)),
  );
  return { ...(permitted?.length && { permitted }), excluded: excluded ?? [] };
}

function subtrees(content: Uint8Array): readonly string[] {
  const bases = readElements(content)?.map((subtree) => readElements(subtree.content)?.[0]) ?? [];
  return bases.flatMap((base) => (base?.tag === DNS_NAME ? [printable(latin1(base.content))] : []));
}

function keyId(value: Uint8Array): Pick<Extensions, "keyId"> | undefined {
  const id = readOnly(value, TAG.octetString)?.content;
  return id && { keyId: Buffer.from(id).toString("hex") };
}

function issuerKeyId(value: Uint8Array): Pick<Extensions, "issuerKeyId"> | undefined {
  const parts = readInside(value, TAG.sequence);
  const id = parts?.find(({ tag }) => tag === 0x80)?.content;
  if (parts === undefined) return undefined;
  return id === undefined ? {} : { issuerKeyId: Buffer.from(id).toString("hex") };
}
