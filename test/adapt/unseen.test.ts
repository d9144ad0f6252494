import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource, Unseen } from "../../src/evaluate/resource.ts";
import { evaluationOf, ref, resource } from "../support/resources.ts";

const WEB = resource("aws_lb", "aws_lb.web", { name: "web" });
const HTTP = resource("aws_lb_listener", "aws_lb_listener.http", {
  load_balancer_arn: ref("aws_lb.web", "arn"),
  port: 80,
  protocol: "HTTP",
});
const HTTPS = resource("aws_lb_listener", "aws_lb_listener.https", {
  load_balancer_arn: ref("aws_lb.web", "arn"),
  port: 443,
  protocol: "HTTPS",
  certificate_arn: "arn:aws:acm:eu-west-1:111122223333:certificate/x",
});

/** Why there may be more listeners, and more certificates of each listener, with a module that is handed those resources. */
function openWith(refersTo: Unseen["refersTo"], ...more: readonly Resource[]) {
  const why = [
    { what: "module.m", why: "module-not-installed", says: "is not installed: run terraform init" },
  ] as const;
  const unseen = { address: "module.m", from: WEB.from, why, refersTo };
  const { model } = buildModel({ ...evaluationOf(WEB, HTTP, HTTPS, ...more), unseen: [unseen] }).value;
  const [web] = model.loadBalancers;
  const whats = (open: readonly { readonly what: string }[] = []) => open.map(({ what }) => what);
  const certificates = new Map(
    model.listeners.map(({ address, certificates: { open } }) => [address, whats(open)]),
  );
  return {
    listeners: whats(web?.listeners.open),
    http: certificates.get("aws_lb_listener.http"),
    https: certificates.get("aws_lb_listener.https"),
  };
}

describe("what was not looked into", () => {
  it("may bring listeners to the load balancer that it is handed, and certificates to those with TLS", () => {
    expect(openWith(["aws_lb.web"])).toEqual({ listeners: ["module.m"], http: [], https: ["module.m"] });
  });

  it("brings certificates alone to a listener", () => {
    expect(openWith(["aws_lb_listener.https"])).toEqual({ listeners: [], http: [], https: ["module.m"] });
  });

  it("may refer to anything", () => {
    expect(openWith("anything")).toEqual({ listeners: ["module.m"], http: [], https: ["module.m"] });
  });

  it("is handed a load balancer by a look-up too", () => {
    const lookUp = resource("aws_lb", "data.aws_lb.web", { name: "web" }, { mode: "data" });
    expect(openWith(["data.aws_lb.web"], lookUp).listeners).toEqual(["module.m"]);
  });

  it("changes nothing where it is handed nothing of it", () => {
    const nothing = { listeners: [], http: [], https: [] };
    expect(openWith([])).toEqual(nothing);
    expect(openWith(["aws_vpc.main", "aws_lb.other"])).toEqual(nothing);
  });

  it("leaves a classic load balancer alone, whose listeners stand inside it", () => {
    const elb = resource("aws_elb", "aws_elb.old", {
      listener: [{ lb_port: 80, lb_protocol: "http", instance_port: 80, instance_protocol: "http" }],
    });
    const why = [{ what: "module.m", why: "module-not-installed", says: "" }] as const;
    const unseen = [{ address: "module.m", from: elb.from, why, refersTo: ["aws_elb.old"] }];
    const { loadBalancers } = buildModel({ ...evaluationOf(elb), unseen }).value.model;
    expect(loadBalancers[0]?.listeners).toMatchObject({ items: [{ type: "aws_elb" }], open: [] });
  });
});
