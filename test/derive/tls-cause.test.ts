import { describe, expect, it } from "vitest";
import { seenCause, type TlsCause } from "../../src/derive/tls-cause.ts";
import type { TlsVersion } from "../../src/facts/tls-policy.ts";
import type { Observation, TlsAnswer, TlsObservation, TlsOffer, TlsOutcome } from "../../src/observation.ts";
import { overlay } from "../../src/verify/overlay.ts";
import { seenBy } from "../../src/verify/seen-origin.ts";
import { mozillaRoots } from "../../src/x509/roots.ts";
import { requestOf } from "../support/model-builder.ts";
import { list } from "../support/values.ts";

const HOST = "origin.example.com";
const COST = { connections: 1, datagrams: 0 };
const ALERT: TlsOutcome = { is: "alert", code: 40, name: "handshake_failure" };
const SILENT: TlsOutcome = { is: "silent", after: "hello" };
const CAUSES: readonly TlsCause[] = ["tls13-only", "protocol", "cipher", "curve", "signature"];

function answer(differing: Partial<TlsAnswer> = {}): TlsAnswer {
  return {
    is: "answered",
    version: "TLSv1.2",
    cipher: "ECDHE-RSA-AES128-GCM-SHA256",
    group: "X25519",
    signature: "RSA+SHA256",
    chain: [],
    asksForClientCertificate: false,
    ...differing,
  };
}

function hello(
  outcome: TlsOutcome,
  protocols: readonly TlsVersion[] = ["TLSv1.2"],
  address = "52.95.110.1",
): TlsObservation {
  return { kind: "tls", host: HOST, address, port: 443, serverName: HOST, protocols, outcome, cost: COST };
}

function offer(wide: TlsOutcome, differing: Partial<TlsOffer> = {}): TlsOffer {
  const versions = [{ version: "TLSv1.3" as const, accepted: false, ciphers: [], end: ALERT }];
  const at = { host: HOST, address: "52.95.110.1", port: 443, serverName: HOST };
  return { kind: "tls-offer", ...at, versions, wide, cost: COST, ...differing };
}

function accepting(version: TlsVersion, accepted: boolean | "unknown"): Partial<TlsOffer> {
  return { versions: [...offer(ALERT).versions, { version, accepted, ciphers: [], end: ALERT }] };
}

function seeing(...observations: readonly Observation[]) {
  const request = requestOf({ origins: [{ sslProtocols: list("TLSv1.2") }] });
  const seen = seenBy(observations, mozillaRoots(), Date.UTC(2026, 0, 1));
  return overlay(request, seen, { full: false, sendOriginHeaders: false });
}

/** The causes that are seen, and what is offered instead. */
function causes(...observations: readonly Observation[]): readonly string[] {
  const request = seeing(...observations);
  return CAUSES.flatMap((cause) => {
    const found = seenCause(request, cause);
    return found.is === "seen" ? [`${cause} ${found.offers}${found.isSure ? "" : " ?"}`] : [];
  });
}

describe("the cause of a failed handshake", () => {
  it("is none where CloudFront's hello is answered", () => {
    expect(seenCause(seeing(hello(answer())), "cipher")).toEqual({ is: "agreed" });
  });

  it("is not seen where nobody answers, or nothing further was asked", () => {
    expect(seenCause(requestOf(), "cipher")).toEqual({ is: "not-seen" });
    expect(seenCause(seeing(hello(SILENT)), "cipher")).toEqual({ is: "not-seen" });
    expect(seenCause(seeing(hello(ALERT)), "cipher")).toEqual({ is: "not-seen" });
  });

  it("is TLS 1.3 wherever that is answered, whatever else fails", () => {
    const newest = hello(answer({ version: "TLSv1.3" }), ["TLSv1.3"]);
    const wide = answer({ cipher: "ECDHE-RSA-CHACHA20-POLY1305" });
    expect(causes(hello(ALERT), newest, offer(wide))).toEqual(["tls13-only TLSv1.3"]);
  });

  it("is not told while it is not known whether TLS 1.3 is refused", () => {
    const wide = answer({ cipher: "ECDHE-RSA-CHACHA20-POLY1305" });
    const undecided = offer(wide, {
      versions: [{ version: "TLSv1.3", accepted: "unknown", ciphers: [], end: SILENT }],
    });
    expect(causes(hello(ALERT), hello(SILENT, ["TLSv1.3"]), undecided)).toEqual([]);
  });

  it("is the version where another one is accepted, or picked although it was not offered", () => {
    const old = answer({ version: "TLSv1" });
    expect(causes(hello(ALERT), offer(old, accepting("TLSv1", true)))).toEqual(["protocol TLSv1"]);
    expect(causes(hello(ALERT), offer({ ...old, cipher: "DHE-RSA-AES128-SHA" }))).toEqual(["protocol TLSv1"]);
    expect(causes(hello(old), offer(old))).toEqual(["protocol TLSv1"]);
  });

  it("is not told where a second hello is granted what the first was refused", () => {
    expect(causes(hello(ALERT), offer(answer(), accepting("TLSv1.2", true)))).toEqual([]);
  });

  it("is what CloudFront lacks of the answer to everything", () => {
    const lacking = (differing: Partial<TlsAnswer>) => causes(hello(ALERT), offer(answer(differing)));
    expect(lacking({ cipher: "AES128-GCM-SHA256" })).toEqual(["cipher AES128-GCM-SHA256"]);
    expect(lacking({ cipher: "DHE-RSA-AES128-SHA", group: "dh-2048" })).toEqual([
      "cipher DHE-RSA-AES128-SHA",
    ]);
    expect(lacking({ group: "secp521r1" })).toEqual(["curve secp521r1"]);
    expect(lacking({ signature: "rsa_pss_pss_sha256" })).toEqual(["signature rsa_pss_pss_sha256"]);
    expect(lacking({})).toEqual([]);
  });

  it("is not sure where two things are lacking", () => {
    const both = { cipher: "ECDHE-RSA-CHACHA20-POLY1305", group: "secp521r1" };
    expect(causes(hello(ALERT), offer(answer(both)))).toEqual(["cipher ECDHE-RSA-CHACHA20-POLY1305 ?"]);
    const key = { group: "secp521r1", signature: "ed25519" };
    expect(causes(hello(ALERT), offer(answer(key)))).toEqual(["curve secp521r1 ?"]);
  });

  it("does not mix addresses", () => {
    const wide = answer({ group: "secp521r1" });
    expect(causes(hello(ALERT, ["TLSv1.2"], "52.95.110.2"), offer(wide))).toEqual([]);
  });

  it("gives the handshake and the offer as evidence", () => {
    const found = seenCause(seeing(hello(ALERT), offer(answer({ group: "secp521r1" }))), "curve");
    expect(found.is === "seen" ? found.evidence.length : 0).toBe(2);
  });
});
