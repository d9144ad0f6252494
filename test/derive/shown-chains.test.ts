import { describe, expect, it } from "vitest";
import { type FaultyChains, faultyChains } from "../../src/derive/shown-chains.ts";
import { writtenChain } from "../../src/derive/written-chain.ts";
import type { Observation, TlsOutcome } from "../../src/observation.ts";
import { overlay } from "../../src/verify/overlay.ts";
import { seenBy } from "../../src/verify/seen-origin.ts";
import { rootsFrom } from "../../src/x509/roots.ts";
import { certificate, requestOf } from "../support/model-builder.ts";
import { loadRecording } from "../support/recordings.ts";
import { is, notSet } from "../support/values.ts";

const NOW = Date.UTC(2026, 0, 1);
const HOST = "origin.example.com";

/** The DER chain of a recording, in base64. */
function chainIn(recording: string): readonly string[] {
  const hello = loadRecording(recording).observations.find(({ kind }) => kind === "tls");
  if (hello?.kind !== "tls" || hello.outcome.is !== "answered") throw new Error(recording);
  return hello.outcome.chain;
}

function served(chain: readonly string[]): TlsOutcome {
  const version = "TLSv1.2";
  return { is: "answered", version, cipher: "AES128-SHA", chain, asksForClientCertificate: false };
}

function hello(address: string, outcome: TlsOutcome): Observation {
  const cost = { connections: 1, datagrams: 0 };
  return {
    kind: "tls",
    host: HOST,
    address,
    port: 443,
    serverName: HOST,
    protocols: ["TLSv1.2"],
    outcome,
    cost,
  };
}

function seeing(...observations: readonly Observation[]) {
  const roots = rootsFrom((loadRecording("certificate-good").roots ?? []).join("\n"));
  if (!roots.ok) throw new Error(roots.why);
  const options = { full: false, sendOriginHeaders: false };
  return overlay(requestOf(), seenBy(observations, roots.value, NOW), options);
}

function expiredIn(request: ReturnType<typeof seeing>): FaultyChains {
  return faultyChains(request, NOW, ({ faults }) => faults.some((fault) => fault.is === "expired"));
}

describe("faulty chains", () => {
  const [good, expired] = [chainIn("certificate-good"), chainIn("expired-leaf")];
  const early = chainIn("expires-soon-20-days");

  it("are told once for all addresses that serve them, with every handshake as evidence", () => {
    const found = expiredIn(
      seeing(hello("52.95.110.1", served(expired)), hello("52.95.110.2", served(expired))),
    );
    expect(found.is === "some" ? found.chains.map(({ evidence }) => evidence.length) : found).toEqual([2]);
  });

  it("are those of the addresses that serve them", () => {
    const found = expiredIn(
      seeing(hello("52.95.110.1", served(good)), hello("52.95.110.2", served(expired))),
    );
    const says =
      found.is === "some" ? found.chains.flatMap(({ evidence }) => evidence.map((one) => one.says)) : [];
    expect(says).toEqual([expect.stringContaining("52.95.110.2")]);
  });

  it("are told apart where there are several", () => {
    const request = seeing(hello("52.95.110.1", served(early)), hello("52.95.110.2", served(expired)));
    const found = faultyChains(request, NOW, () => true);
    const marks = found.is === "some" ? found.chains.map(({ discriminator }) => discriminator) : [];
    expect(new Set(marks).size).toBe(2);
    expect(marks).not.toContain(undefined);
  });

  it("are none where the chain is fine, and no question where the handshake fails", () => {
    expect(expiredIn(seeing(hello("52.95.110.1", served(good))))).toEqual({ is: "none" });
    const alert = { is: "alert", code: 40, name: "handshake_failure" } as const;
    expect(expiredIn(seeing(hello("52.95.110.1", alert)))).toEqual({ is: "not-applicable" });
  });
});

describe("a written chain", () => {
  const pem = (der: string) => `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`;
  const [leaf = "", ...rest] = chainIn("chain-order-wrong");

  it("is the body, then the chain as it is written", () => {
    const chain = writtenChain(
      certificate({ bodyPem: is(pem(leaf)), chainPem: is(rest.map(pem).join("")) }),
      NOW,
    );
    expect(chain.kind === "known" ? chain.value.rightOrder : chain.kind).toEqual([0, 2, 1]);
  });

  it("is the first certificate of a body that holds several, and an unreadable one where there is none", () => {
    const one = writtenChain(certificate({ bodyPem: is(pem(leaf) + pem(leaf)), chainPem: notSet() }), NOW);
    expect(one.kind === "known" ? one.value.certificates.length : one.kind).toBe(1);
    const none = writtenChain(certificate({ bodyPem: is("no certificate"), chainPem: notSet() }), NOW);
    expect(none.kind === "known" ? none.value.unreadable?.index : none.kind).toBe(0);
  });

  it("is absent where ACM requests the certificate", () => {
    expect(writtenChain(certificate({ bodyPem: notSet(), chainPem: notSet() }), NOW).kind).toBe("absent");
  });
});
