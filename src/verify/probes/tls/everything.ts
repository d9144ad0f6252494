import type { TlsVersion } from "../../../facts/tls-policy.ts";
import { GROUPS, SIGNATURES } from "../../../facts/tls-registry.ts";
import { SUITES } from "../../../facts/tls-suites.ts";
import type { HelloVariant } from "./hellos.ts";

/** The versions that a hello without TLS 1.3 and with extensions can offer. */
const EXTENDED_VERSIONS: readonly TlsVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2"];

const ANY_SIGNATURE: readonly number[] = SIGNATURES.map(([code]) => code);

/** Without those that TLS 1.3 alone knows. */
export const ANY_GROUP: readonly number[] = GROUPS.flatMap(([code, name]) =>
  name.includes("MLKEM") ? [] : [code],
);

/** A hello that offers all that TLS 1.2 and older know. */
export const EVERYTHING: HelloVariant = {
  versions: EXTENDED_VERSIONS,
  ciphers: SUITES.map(([code]) => code),
  groups: ANY_GROUP,
  signatures: ANY_SIGNATURE,
};
