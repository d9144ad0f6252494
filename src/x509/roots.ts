import { rootCertificates } from "node:tls";
import { type ReadCertificate, readCertificate, subjectOf } from "./read.ts";

/** The certificates that are trusted without a signature. */
export interface Roots {
  /** Whose they are, a clause that completes "which …": `CloudFront trusts`. */
  readonly trustedBy: string;
  /** Those of that subject, in its comparable form. */
  readonly named: (subject: string) => readonly ReadCertificate[];
}

/** The roots of Mozilla's program that Node bundles. They are indexed on the first use, once per process. */
export function mozillaRoots(): Roots {
  return { trustedBy: "CloudFront trusts", named: bundled };
}

/** The certificates of a PEM text, as `--ca` gives it. Fails with a clause where one cannot be read, or there is none. */
export function rootsFrom(
  pem: string,
): { readonly ok: true; readonly value: Roots } | { readonly ok: false; readonly why: string } {
  const blocks = pemBlocks(pem);
  if (blocks.length === 0) return { ok: false, why: "it holds no certificate in PEM" };
  const read = blocks.map(readCertificate);
  const bad = read.findIndex(({ ok }) => !ok);
  const first = read[bad];
  if (first?.ok === false)
    return { ok: false, why: `its certificate ${bad + 1} cannot be used: ${first.why}` };
  const certificates = read.filter((certificate) => certificate.ok);
  const map = grouped(certificates, ({ details }) => details.subject);
  return { ok: true, value: { trustedBy: "--ca names", named: (subject) => map.get(subject) ?? [] } };
}

/** Trusts what one of them trusts. */
export function rootsOfBoth(first: Roots, second: Roots): Roots {
  return {
    trustedBy: first.trustedBy,
    named: (subject) => [...first.named(subject), ...second.named(subject)],
  };
}

/** The DER of the certificates of a PEM text, in its order; `TRUSTED CERTIFICATE` and keys are passed over. */
export function pemBlocks(pem: string): readonly Uint8Array[] {
  return pem
    .split("-----BEGIN CERTIFICATE-----")
    .slice(1)
    .map((text) => Buffer.from(text.split("-----END CERTIFICATE-----", 1)[0] ?? "", "base64"));
}

let index: ReadonlyMap<string, readonly Uint8Array[]> | undefined;
const bundledRead = new Map<string, readonly ReadCertificate[]>();

/** Only those that are asked for are read whole: 144 of them take a sixth of a second. */
function bundled(subject: string): readonly ReadCertificate[] {
  const known = bundledRead.get(subject);
  if (known !== undefined) return known;
  index ??= grouped(rootCertificates.flatMap(pemBlocks), (der) => subjectOf(der) ?? "");
  const list = (index.get(subject) ?? []).map(readCertificate).filter((each) => each.ok);
  if (list.length > 0) bundledRead.set(subject, list);
  return list;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, readonly T[]>();
  for (const item of items) map.set(keyOf(item), [...(map.get(keyOf(item)) ?? []), item]);
  return map;
}
