import { describe, expect, it } from "vitest";
import privateCa from "../../rules/certificate/private-ca.ts";
import selfSigned from "../../rules/certificate/self-signed.ts";
import type { Certificate } from "../../src/model/certificate.ts";
import {
  attached,
  certificate,
  closed,
  loadBalancer,
  nameOf,
  requestOf,
  sending,
} from "../support/model-builder.ts";
import { CONTEXT } from "../support/rule-context.ts";
import { is, list, missing } from "../support/values.ts";

/** A request under www.example.com to a listener with one certificate. */
function presenting(spec: Partial<Certificate>) {
  const web = loadBalancer({ listeners: [{ certificates: closed([attached(certificate(spec))]) }] });
  return requestOf(
    {
      aliases: list("www.example.com"),
      origins: [{ domainName: nameOf(web) }],
      behaviors: [sending("allViewer")],
    },
    { loadBalancers: [web] },
  );
}

describe("certificate/self-signed", () => {
  it("is proven for the name asked for, and likely for a default that another may go before", () => {
    const made = { selfSigned: is(true), privateAuthority: is(true) };
    const named = presenting({ ...made, names: list("www.example.com") });
    expect(selfSigned.check(named, CONTEXT)).toMatchObject([{ outcome: "fail", certainty: "proven" }]);
    const dummy = presenting({ ...made, names: list("dummy.example.com") });
    expect(selfSigned.check(dummy, CONTEXT)).toMatchObject([{ outcome: "fail", certainty: "likely" }]);
  });
});

describe("certificate/private-ca", () => {
  it("points at the authority, or at the body that one in the code has signed", () => {
    const pca = presenting({
      privateAuthority: is(true),
      certificateAuthorityArn: is("arn:aws:acm-pca:…", "authority"),
    });
    expect(privateCa.check(pca, CONTEXT)).toMatchObject([{ at: { path: "authority" } }]);
    const local = presenting({
      privateAuthority: is(true),
      selfSigned: is(false),
      bodyPem: is("PEM", "body"),
    });
    expect(privateCa.check(local, CONTEXT)).toMatchObject([{ at: { path: "body" } }]);
  });

  it("leaves a self-signed certificate to its own rule", () => {
    const made = presenting({ selfSigned: is(true), privateAuthority: is(true) });
    expect(privateCa.check(made, CONTEXT)).toMatchObject({ outcome: "pass" });
  });

  it("waits for an authority that may or may not be given", () => {
    const maybe = presenting({ privateAuthority: missing("var.authority") });
    expect(privateCa.check(maybe, CONTEXT)).toMatchObject({ outcome: "unknown" });
  });
});
