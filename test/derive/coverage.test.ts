import { describe, expect, it } from "vitest";
import {
  carriedByDefault,
  isLoadBalancerName,
  nameCoverage,
  wantedNames,
} from "../../src/derive/coverage.ts";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import type { AttachedCertificate, Certificate } from "../../src/model/certificate.ts";
import type { Collection } from "../../src/model/entity.ts";
import type { Value } from "../../src/value.ts";
import {
  attached,
  type BehaviorSpec,
  certificate,
  closed,
  type DistributionSpec,
  loadBalancer,
  nameOf,
  requestOf,
  sending,
} from "../support/model-builder.ts";
import { atom, is, list, missing, notSet, openList, reason, text } from "../support/values.ts";

/** A distribution in front of a load balancer's own name, whose listener has these certificates. */
function request(
  certificates: Collection<AttachedCertificate>,
  spec: DistributionSpec & { readonly behavior?: BehaviorSpec; readonly domainName?: Value<string> } = {},
): OriginRequest {
  const web = loadBalancer({ listeners: [{ certificates }] });
  const { behavior = sending("allViewer"), domainName = nameOf(web), ...distribution } = spec;
  return requestOf(
    { aliases: list("www.example.com"), origins: [{ domainName }], behaviors: [behavior], ...distribution },
    { loadBalancers: [web] },
  );
}

function carrying(...names: readonly string[]): Collection<AttachedCertificate> {
  return closed([attached(certificate({ names: list(...names) }))]);
}

function unreadable(arn: Value<string> = missing("var.certificate_arn")): AttachedCertificate {
  return attached(certificate(), { arn, certificate: missing("var.certificate_arn") });
}

describe("nameCoverage", () => {
  it("accepts a certificate that carries every alias", () => {
    const two = { aliases: list("example.com", "www.example.com") };
    expect(nameCoverage(request(carrying("example.com", "*.example.com"), two)).is).toBe("accepted");
  });

  it("tells which aliases are refused where others are accepted", () => {
    const coverage = nameCoverage(
      request(carrying("www.example.com"), { aliases: list("example.com", "www.example.com") }),
    );
    if (coverage.is !== "partly-refused") throw new Error(coverage.is);
    expect(wantedNames(coverage.hosts)).toEqual(["example.com"]);
  });

  it("refuses where no alias is carried, and leaves names out that nobody can have", () => {
    const coverage = nameCoverage(request(carrying("api.example.com")));
    if (coverage.is !== "refused") throw new Error(coverage.is);
    expect(wantedNames(coverage.hosts)).toEqual(["www.example.com"]);
  });

  it("refuses an alias for sure where another has no value", () => {
    const some = { aliases: list("www.example.com", missing("var.alias")) };
    expect(nameCoverage(request(carrying("api.example.com"), some)).is).toBe("partly-refused");
  });

  it("does not refuse while more certificates may be attached", () => {
    const open = { items: carrying("api.example.com").items, open: [reason("var.more")] };
    expect(nameCoverage(request(open)).is).toBe("unknown");
    expect(nameCoverage(request({ ...open, items: carrying("www.example.com").items })).is).toBe("accepted");
  });

  it("does not refuse while the names on the certificate may be more", () => {
    const names = openList("api.example.com");
    expect(nameCoverage(request(closed([attached(certificate({ names }))]))).is).toBe("unknown");
  });

  it("is content with the origin's own name even where nobody knows whether Host is forwarded", () => {
    const behavior = {
      originRequestPolicyId: missing("var.policy"),
      originRequestPolicy: missing("var.policy"),
    };
    const origin = { behavior, domainName: is("origin.example.com") };
    const records = request(carrying("origin.example.com"), origin);
    expect(nameCoverage({ ...records, endpoint: request(carrying("origin.example.com")).endpoint }).is).toBe(
      "accepted",
    );
    expect(nameCoverage({ ...records, endpoint: request(carrying("www.example.com")).endpoint }).is).toBe(
      "unknown",
    );
  });

  it("leaves the cloudfront.net name out, with aliases and without", () => {
    expect(nameCoverage(request(carrying("www.example.com"))).is).toBe("accepted");
    expect(nameCoverage(request(carrying("www.example.com"), { aliases: list() })).is).toBe("not-applicable");
  });

  it("knows that the viewers' certificate carries the aliases, whatever they are", () => {
    const arn = () => text(atom("var.certificate_arn"));
    const viewerCertificate = {
      from: notSet().from,
      acmCertificateArn: arn(),
      certificate: missing("var.certificate_arn"),
    };
    const shared = closed([unreadable(arn())]);
    const aliases = list<string>(missing("var.domain"));
    expect(nameCoverage(request(shared, { aliases, viewerCertificate })).is).toBe("accepted");
    expect(nameCoverage(request(shared, { aliases: missing("var.aliases"), viewerCertificate })).is).toBe(
      "accepted",
    );
    const another = closed([unreadable(text(atom("var.other_arn")))]);
    expect(nameCoverage(request(another, { aliases, viewerCertificate })).is).toBe("unknown");
  });

  it("does not take the viewers' certificate for a name that is no alias", () => {
    const arn = text(atom("var.certificate_arn"));
    const viewerCertificate = { from: notSet().from, acmCertificateArn: arn, certificate: missing() };
    const own = { viewerCertificate, behavior: {}, domainName: is("origin.example.com") };
    const { endpoint } = request(closed([unreadable(arn)]));
    expect(nameCoverage({ ...request(carrying(), own), endpoint }).is).toBe("unknown");
  });

  it("has nothing to say without TLS, without a certificate, and about AWS's own", () => {
    const http = { origins: [{ protocolPolicy: is<"http-only">("http-only") }] };
    expect(nameCoverage(requestOf(http)).is).toBe("not-applicable");
    expect(nameCoverage(request(closed([]))).is).toBe("not-applicable");
    const api = { origins: [{ domainName: is("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com") }] };
    expect(nameCoverage(requestOf(api)).is).toBe("not-applicable");
  });
});

describe("carriedByDefault", () => {
  it("looks at the default certificate alone", () => {
    const extra: Certificate = certificate({
      address: "aws_acm_certificate.extra",
      names: list("a.example.com"),
    });
    const both = closed([attached(), attached(extra, { isDefault: false })]);
    expect(carriedByDefault(request(both), is("www.example.com")).is).toBe(true);
    expect(carriedByDefault(request(both), is("a.example.com")).is).toBe(false);
  });

  it("is unknown where the default one is not listed", () => {
    const open = { items: [attached(certificate(), { isDefault: false })], open: [reason("var.arn")] };
    expect(carriedByDefault(request(open), is("www.example.com")).is).toBe("unknown");
  });
});

describe("isLoadBalancerName", () => {
  it.each([
    "web-1234567890.eu-west-1.elb.amazonaws.com",
    "dualstack.web-1234567890.eu-west-1.ELB.amazonaws.com.",
    "web-0a1b2c3d4e5f6789.elb.eu-west-1.amazonaws.com",
    "web-1234567890.cn-north-1.elb.amazonaws.com.cn",
  ])("knows %s", (name) => {
    expect(isLoadBalancerName(is(name)).is).toBe(true);
  });

  it.each(["origin.example.com", "web.elb.amazonaws.com.example.com", "files.s3.eu-west-1.amazonaws.com"])(
    "does not take %s for one",
    (name) => {
      expect(isLoadBalancerName(is(name)).is).toBe(false);
    },
  );

  it("tells by the parts that are known", () => {
    expect(isLoadBalancerName(text("dualstack.", atom("aws_lb.web.dns_name", "load-balancer-host"))).is).toBe(
      true,
    );
    expect(isLoadBalancerName(text(atom("var.name"), ".eu-west-1.elb.amazonaws.com")).is).toBe(true);
    expect(isLoadBalancerName(text("origin.", atom("var.domain"))).is).toBe("unknown");
    expect(isLoadBalancerName(text(atom("var.name"), ".example.com")).is).toBe(false);
    expect(isLoadBalancerName(missing()).is).toBe("unknown");
  });
});
