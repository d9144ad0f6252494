import { describe, expect, it } from "vitest";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import { faultyCertificates } from "../../src/derive/presented.ts";
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

describe("faultyCertificates", () => {
  it("finds the only certificate, whether or not it carries the name", () => {
    const carried = faultyCertificates(request([bad("www.example.com")]), isBad);
    expect(carried).toMatchObject({ is: "some", certificates: [{ asDefaultOnly: false }] });
    const dummy = faultyCertificates(request([bad("dummy.example.com")]), isBad);
    expect(dummy).toMatchObject({ is: "some", certificates: [{ asDefaultOnly: true }] });
  });

  it("finds none where another certificate carries the server name", () => {
    const both = request([bad("dummy.example.com"), good("www.example.com")]);
    expect(faultyCertificates(both, isBad).is).toBe("none");
  });

  it("finds the additional one that carries the server name", () => {
    const both = request([good("example.com"), bad("www.example.com")]);
    expect(faultyCertificates(both, isBad).is).toBe("some");
  });

  it("finds the default one where the additional one carries another name", () => {
    const both = request([bad("dummy.example.com"), good("api.example.com")]);
    expect(faultyCertificates(both, isBad).is).toBe("some");
  });

  it("cannot tell which of two is presented where both carry the name", () => {
    expect(faultyCertificates(request([bad("www.example.com"), good("*.example.com")]), isBad).is).toBe(
      "unknown",
    );
    expect(faultyCertificates(request([bad("www.example.com"), bad("*.example.com")]), isBad).is).toBe(
      "some",
    );
  });

  it("cannot tell while more certificates may be attached", () => {
    expect(faultyCertificates(request([bad("www.example.com")], [reason("var.more")]), isBad).is).toBe(
      "unknown",
    );
    expect(faultyCertificates(request([good("www.example.com")], [reason("var.more")]), isBad).is).toBe(
      "unknown",
    );
  });

  it("cannot tell of a certificate that cannot be read", () => {
    const unread = request([good("www.example.com")]);
    expect(faultyCertificates(unread, () => unknownTruth([reason("var.pem")])).is).toBe("unknown");
  });

  it("needs no Host where every certificate is faulty", () => {
    const unknownHosts = { ...request([bad("www.example.com")]), hosts: missing("var.policy") };
    expect(faultyCertificates(unknownHosts, isBad).is).toBe("some");
    const mixed = { ...request([bad("a.example.com"), good("b.example.com")]), hosts: missing("var.policy") };
    expect(faultyCertificates(mixed, isBad).is).toBe("unknown");
    expect(faultyCertificates({ ...request([good()]), hosts: missing("var.policy") }, isBad).is).toBe("none");
  });
});
