import { describe, expect, it } from "vitest";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import { mistrustedCertificates } from "../../src/derive/presented.ts";
import { truth, unknownTruth } from "../../src/logic.ts";
import type { AttachedCertificate, Certificate } from "../../src/model/certificate.ts";
import type { Reason } from "../../src/value.ts";
import { attached, certificate, loadBalancer, nameOf, requestOf, sending } from "../support/model-builder.ts";
import { list, missing, reason } from "../support/values.ts";

/** A request under www.example.com to a listener with these certificates, the first one by default. */
function request(certificates: readonly Certificate[], open: readonly Reason[] = []): OriginRequest {
  const items: AttachedCertificate[] = certificates.map((each, index) =>
    attached(each, { isDefault: index === 0 }),
  );
  const web = loadBalancer({ listeners: [{ certificates: { items, open } }] });
  return requestOf(
    {
      aliases: list("www.example.com"),
      origins: [{ domainName: nameOf(web) }],
      behaviors: [sending("allViewer")],
    },
    { loadBalancers: [web] },
  );
}

function named(address: string, ...names: readonly string[]): Certificate {
  return certificate({ address, names: list(...names) });
}

const bad = (...names: readonly string[]) => named("bad", ...names);
const good = (...names: readonly string[]) => named("good", ...names);
const isBad = ({ address }: Certificate) => truth(address === "bad");

describe("mistrustedCertificates", () => {
  it("finds the only certificate, whether or not it carries the name", () => {
    const carried = mistrustedCertificates(request([bad("www.example.com")]), isBad);
    expect(carried).toMatchObject({ is: "some", certificates: [{ asDefaultOnly: false }] });
    const dummy = mistrustedCertificates(request([bad("dummy.example.com")]), isBad);
    expect(dummy).toMatchObject({ is: "some", certificates: [{ asDefaultOnly: true }] });
  });

  it("finds none where another certificate carries the server name", () => {
    const both = request([bad("dummy.example.com"), good("www.example.com")]);
    expect(mistrustedCertificates(both, isBad).is).toBe("none");
  });

  it("finds the additional one that carries the server name", () => {
    const both = request([good("example.com"), bad("www.example.com")]);
    expect(mistrustedCertificates(both, isBad).is).toBe("some");
  });

  it("finds the default one where the additional one carries another name", () => {
    const both = request([bad("dummy.example.com"), good("api.example.com")]);
    expect(mistrustedCertificates(both, isBad).is).toBe("some");
  });

  it("cannot tell which of two is presented where both carry the name", () => {
    expect(mistrustedCertificates(request([bad("www.example.com"), good("*.example.com")]), isBad).is).toBe(
      "unknown",
    );
    expect(mistrustedCertificates(request([bad("www.example.com"), bad("*.example.com")]), isBad).is).toBe(
      "some",
    );
  });

  it("cannot tell while more certificates may be attached", () => {
    expect(mistrustedCertificates(request([bad("www.example.com")], [reason("var.more")]), isBad).is).toBe(
      "unknown",
    );
    expect(mistrustedCertificates(request([good("www.example.com")], [reason("var.more")]), isBad).is).toBe(
      "unknown",
    );
  });

  it("cannot tell of a certificate that cannot be read", () => {
    const unread = request([good("www.example.com")]);
    expect(mistrustedCertificates(unread, () => unknownTruth([reason("var.pem")])).is).toBe("unknown");
  });

  it("trusts the certificate that CloudFront shows to viewers, unless it is known to be faulty", () => {
    const only = request([bad("www.example.com")]);
    const [attachedOne] = only.endpoint.certificates.items;
    if (attachedOne === undefined) throw new Error("no certificate");
    const { arn, certificate } = attachedOne;
    const viewerCertificate = { from: arn.from, acmCertificateArn: arn, certificate };
    const shared = { ...only, distribution: { ...only.distribution, viewerCertificate } };
    expect(mistrustedCertificates(shared, () => unknownTruth([reason("var.pem")])).is).toBe("none");
    expect(mistrustedCertificates(shared, isBad).is).toBe("some");
  });

  it("needs no Host where every certificate is faulty", () => {
    const unknownHosts = { ...request([bad("www.example.com")]), hosts: missing("var.policy") };
    expect(mistrustedCertificates(unknownHosts, isBad).is).toBe("some");
    const mixed = { ...request([bad("a.example.com"), good("b.example.com")]), hosts: missing("var.policy") };
    expect(mistrustedCertificates(mixed, isBad).is).toBe("unknown");
    expect(mistrustedCertificates({ ...request([good()]), hosts: missing("var.policy") }, isBad).is).toBe(
      "none",
    );
  });
});
