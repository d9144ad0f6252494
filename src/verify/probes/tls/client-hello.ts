import { versionCode } from "../../../facts/tls-registry.ts";
import { join, number, vector } from "./bytes.ts";
import { EXTENSION, extension } from "./extension.ts";
import type { Offer } from "./hello-request.ts";
import { handshakeMessage, MESSAGE } from "./message.ts";
import { CONTENT, plainRecord } from "./record.ts";

/** What a hello carries beside its offer. */
export interface HelloState {
  /** 32 bytes. */
  readonly random: Uint8Array;
  /** Empty below TLS 1.3, 32 bytes for its compatibility mode (RFC 8446 D.4). */
  readonly sessionId: Uint8Array;
  /** Public keys of TLS 1.3, by group. */
  readonly keyShares: readonly (readonly [group: number, publicKey: Uint8Array])[];
  /** What a HelloRetryRequest asks to have back. */
  readonly cookie?: Uint8Array;
}

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 3.3): what stands for the extension in SSLv3. */
const RENEGOTIATION_SCSV = 0x00ff;
const NO_COMPRESSION = 0;
const HOST_NAME = 0;
const UNCOMPRESSED_POINT = 0;

/** A ClientHello with its handshake header. One of SSLv3 has no extensions, hence no server name. */
export function clientHello(offer: Offer, state: HelloState): Uint8Array {
  const isSsl3 = offer.highest === "SSLv3";
  const ciphers = isSsl3 ? [...offer.ciphers, RENEGOTIATION_SCSV] : offer.ciphers;
  const body = join(
    number(2, Math.min(versionCode(offer.highest), versionCode("TLSv1.2"))),
    state.random,
    vector(1, state.sessionId),
    vector(2, ...ciphers.map((code) => number(2, code))),
    vector(1, number(1, NO_COMPRESSION)),
  );
  if (isSsl3) return handshakeMessage(MESSAGE.clientHello, body);
  const extensions = padded(extensionsOf(offer, state), body.length);
  return handshakeMessage(MESSAGE.clientHello, join(body, vector(2, extensions)));
}

/** The record around it: its version is that of TLS 1.0 for all but SSLv3, as old servers want it (RFC 8446 5.1). */
export function helloRecord(offer: Offer, hello: Uint8Array): Uint8Array {
  const version = offer.highest === "SSLv3" ? versionCode("SSLv3") : versionCode("TLSv1");
  return plainRecord(CONTENT.handshake, version, hello);
}

function extensionsOf(offer: Offer, state: HelloState): Uint8Array {
  return join(
    ...serverName(offer),
    extension(EXTENSION.supportedGroups, codes(offer.groups)),
    extension(EXTENSION.ecPointFormats, vector(1, number(1, UNCOMPRESSED_POINT))),
    ...signatureAlgorithms(offer),
    extension(EXTENSION.renegotiationInfo, vector(1)),
    extension(EXTENSION.extendedMasterSecret, new Uint8Array(0)),
    ...(offer.highest === "TLSv1.3" ? tls13Extensions(offer, state) : []),
  );
}

function serverName({ serverName }: Offer): Uint8Array[] {
  if (serverName === undefined) return [];
  const entry = join(number(1, HOST_NAME), vector(2, Buffer.from(serverName, "utf8")));
  return [extension(EXTENSION.serverName, vector(2, entry))];
}

function signatureAlgorithms(offer: Offer): Uint8Array[] {
  if (versionCode(offer.highest) < versionCode("TLSv1.2")) return [];
  return [extension(EXTENSION.signatureAlgorithms, codes(offer.signatures))];
}

function tls13Extensions(offer: Offer, state: HelloState): Uint8Array[] {
  const versions = offer.versions.map((version) => versionCode(version)).sort((a, b) => b - a);
  const shares = state.keyShares.map(([group, key]) => join(number(2, group), vector(2, key)));
  return [
    extension(EXTENSION.supportedVersions, vector(1, ...versions.map((code) => number(2, code)))),
    extension(EXTENSION.keyShare, vector(2, ...shares)),
    ...(state.cookie === undefined ? [] : [extension(EXTENSION.cookie, vector(2, state.cookie))]),
  ];
}

function codes(list: readonly number[]): Uint8Array {
  return vector(2, ...list.map((code) => number(2, code)));
}

/** Some load balancers hang on a hello of 256 to 511 bytes; RFC 7685 tells to make it longer. */
function padded(extensions: Uint8Array, bodyLength: number): Uint8Array {
  const total = 4 + bodyLength + 2 + extensions.length;
  if (total < 256 || total > 511) return extensions;
  return join(extensions, extension(EXTENSION.padding, new Uint8Array(Math.max(0, 512 - total - 4))));
}
