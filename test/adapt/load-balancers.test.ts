import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import type { Resource } from "../../src/evaluate/resource.ts";
import type { LoadBalancer } from "../../src/model/load-balancer.ts";
import { evaluationOf, openListOf, type Plain, ref, resource, undecided } from "../support/resources.ts";

const WEB = resource("aws_lb", "aws_lb.web", { name: "web" });
const WEB_ARN = ref("aws_lb.web", "arn", "arn");

function model(...resources: readonly Resource[]) {
  return buildModel(evaluationOf(...resources)).value.model;
}

function only(...resources: readonly Resource[]): LoadBalancer {
  const [loadBalancer] = model(...resources).loadBalancers;
  if (loadBalancer === undefined) throw new Error("there is no load balancer");
  return loadBalancer;
}

function listener(name: string, properties: { readonly [name: string]: Plain }, more = {}): Resource {
  return resource(
    "aws_lb_listener",
    `aws_lb_listener.${name}`,
    { port: 443, protocol: "HTTPS", ...properties },
    more,
  );
}

describe("the listeners of a load balancer", () => {
  it("are those that name it", () => {
    const { items, open } = only(WEB, listener("a", { load_balancer_arn: WEB_ARN })).listeners;
    expect(items.map(({ address }) => address)).toEqual(["aws_lb_listener.a"]);
    expect(open).toEqual([]);
  });

  it("know it, as the same object", () => {
    const { loadBalancers, listeners } = model(WEB, listener("a", { load_balancer_arn: WEB_ARN }));
    expect(listeners[0]?.loadBalancer).toMatchObject({ kind: "known" });
    expect(listeners[0]?.loadBalancer.kind === "known" && listeners[0].loadBalancer.value).toBe(
      loadBalancers[0],
    );
    expect(loadBalancers[0]?.listeners.items[0]).toBe(listeners[0]);
  });

  it("are open where the input has none", () => {
    expect(only(WEB).listeners).toMatchObject({
      items: [],
      open: [{ why: "not-in-input", says: "has no listener in the input" }],
    });
  });

  it("are open where another one's load balancer is not known", () => {
    const { listeners } = only(
      WEB,
      listener("a", { load_balancer_arn: WEB_ARN }),
      listener("b", { load_balancer_arn: undecided("no-value") }),
    );
    expect(listeners.items).toHaveLength(1);
    expect(listeners.open).toMatchObject([{ what: "var.x", why: "no-value" }]);
  });

  it("are closed where the other one is of another load balancer", () => {
    const other = resource("aws_lb", "aws_lb.other", {});
    const resources = [
      WEB,
      other,
      listener("a", { load_balancer_arn: WEB_ARN }),
      listener("b", { load_balancer_arn: ref("aws_lb.other", "arn") }),
    ];
    expect(only(...resources).listeners.open).toEqual([]);
  });

  it("are closed where the other one names another load balancer by ARN", () => {
    const arn =
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/elsewhere/50dc6c495c0c9188";
    const { listeners } = only(
      WEB,
      listener("a", { load_balancer_arn: WEB_ARN }),
      listener("b", { load_balancer_arn: arn }),
    );
    expect(listeners.open).toEqual([]);
  });

  it("are open where one may not exist", () => {
    const uncertain = [{ what: "var.https", why: "for-each", says: "has no value" }] as const;
    const { listeners } = only(WEB, listener("a", { load_balancer_arn: WEB_ARN }, { uncertain }));
    expect(listeners.items).toHaveLength(1);
    expect(listeners.open).toEqual(uncertain);
  });

  it("of one that is looked up are never all in the input", () => {
    const data = resource("aws_lb", "data.aws_lb.web", { name: "shared" }, { mode: "data" });
    const { listeners, internal } = only(
      data,
      listener("a", { load_balancer_arn: ref("data.aws_lb.web", "arn") }),
    );
    expect(listeners.items).toHaveLength(1);
    expect(listeners.open).toMatchObject([{ why: "not-in-input" }]);
    expect(internal).toMatchObject({ kind: "unknown", why: [{ why: "data-source" }] });
  });

  it("are found through a look-up of what the same code makes", () => {
    const data = resource("aws_lb", "data.aws_lb.web", { arn: WEB_ARN }, { mode: "data" });
    const { listeners } = only(
      WEB,
      data,
      listener("a", { load_balancer_arn: ref("data.aws_lb.web", "arn") }),
    );
    expect(listeners.items).toHaveLength(1);
  });

  it("stand inside a classic one", () => {
    const elb = resource("aws_elb", "aws_elb.web", { listener: [{ lb_port: 80, lb_protocol: "http" }] });
    const { listeners, kind } = only(elb);
    expect(kind).toMatchObject({ value: "classic" });
    expect(listeners).toMatchObject({
      open: [],
      items: [{ port: { value: 80 }, protocol: { value: "HTTP" } }],
    });
  });

  it("of a classic one may be many", () => {
    const elb = resource("aws_elb", "aws_elb.web", {
      listener: openListOf([{ lb_port: 80, lb_protocol: "tcp" }]),
    });
    expect(only(elb).listeners).toMatchObject({
      items: [{ protocol: { value: "TCP" } }],
      open: [{ why: "for-each" }],
    });
  });
});

describe("the TLS policy of a listener", () => {
  function policyOf(properties: { readonly [name: string]: Plain }) {
    return model(listener("a", properties)).listeners[0]?.sslPolicy;
  }

  it("is the one written", () => {
    expect(policyOf({ ssl_policy: "ELBSecurityPolicy-TLS13-1-3-2021-06" })).toMatchObject({
      value: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    });
  });

  it("is the service's default where TLS ends at the listener", () => {
    expect(policyOf({})).toMatchObject({
      value: "ELBSecurityPolicy-2016-08",
      from: { kind: "provider-default" },
    });
    expect(policyOf({ protocol: "tls" })).toMatchObject({ value: "ELBSecurityPolicy-2016-08" });
  });

  it("is none without TLS", () => {
    expect(policyOf({ protocol: "HTTP", ssl_policy: "ELBSecurityPolicy-2016-08" })).toMatchObject({
      kind: "absent",
    });
    expect(policyOf({ protocol: "TCP" })).toMatchObject({ kind: "absent" });
  });

  it("is not known where the protocol is not", () => {
    expect(policyOf({ protocol: undecided() })).toMatchObject({
      kind: "unknown",
      why: [{ why: "condition" }],
    });
  });

  describe("of a classic load balancer", () => {
    const elb = resource("aws_elb", "aws_elb.web", {
      name: "web",
      listener: [{ lb_port: 443, lb_protocol: "https" }],
    });
    const attribute = [
      { name: "Protocol-TLSv1.2", value: "true" },
      { name: "Protocol-TLSv1", value: "false" },
      { name: "AES256-SHA", value: "true" },
      { name: "Server-Defined-Cipher-Order", value: "true" },
    ];

    function policyOfElb(type: string, properties: { readonly [name: string]: Plain }) {
      const [found] = model(elb, resource(type, `${type}.web`, properties)).listeners;
      return { sslPolicy: found?.sslPolicy, customPolicy: found?.customPolicy };
    }

    it.each([
      ["another load balancer's", { load_balancer: ref("aws_elb.other", "id", "id"), lb_port: 443 }],
      ["another one's by name", { load_balancer: "other", lb_port: 443 }],
      ["another port's", { load_balancer: ref("aws_elb.web", "id", "id"), lb_port: 8443 }],
    ])("is the default one: %s", (_, properties) => {
      expect(policyOfElb("aws_lb_ssl_negotiation_policy", properties)).toMatchObject({
        sslPolicy: { value: "ELBSecurityPolicy-2016-08" },
        customPolicy: undefined,
      });
    });

    it.each([
      ["load balancer", { load_balancer: undecided(), lb_port: 443 }],
      ["port", { load_balancer: "web", lb_port: undecided() }],
    ])("is not known where another resource may set it, of an unknown %s", (_, properties) => {
      expect(policyOfElb("aws_lb_ssl_negotiation_policy", properties)).toMatchObject({
        sslPolicy: { kind: "unknown", why: [{ why: "not-modelled" }] },
      });
    });

    it("is not looked into where it is set by name", () => {
      const properties = { load_balancer_name: "web", load_balancer_port: 443, policy_names: ["mine"] };
      expect(policyOfElb("aws_load_balancer_listener_policy", properties)).toMatchObject({
        sslPolicy: { kind: "unknown", why: [{ why: "not-modelled" }] },
      });
    });

    it.each([ref("aws_elb.web", "id", "id"), "web"])("lists protocols and ciphers itself", (owner) => {
      const properties = { name: "strict", load_balancer: owner, lb_port: 443, attribute };
      expect(policyOfElb("aws_lb_ssl_negotiation_policy", properties)).toMatchObject({
        sslPolicy: { value: "strict" },
        customPolicy: {
          protocols: { value: [{ value: "TLSv1.2" }] },
          ciphers: { value: [{ value: "AES256-SHA" }] },
        },
      });
    });
  });

  it("of a classic load balancer may be named or referred to in CloudFormation", () => {
    const elb = resource("AWS::ElasticLoadBalancing::LoadBalancer", "Elb", {
      Listeners: [
        { LoadBalancerPort: "443", Protocol: "HTTPS", PolicyNames: ["ELBSecurityPolicy-TLS-1-2-2017-01"] },
        { LoadBalancerPort: "444", Protocol: "HTTPS", PolicyNames: ["sticky", "mine"] },
        { LoadBalancerPort: "445", Protocol: "HTTPS", PolicyNames: ["custom"] },
      ],
      LBCookieStickinessPolicy: [{ PolicyName: "sticky" }],
      Policies: [
        {
          PolicyName: "mine",
          PolicyType: "SSLNegotiationPolicyType",
          Attributes: [{ Name: "Reference-Security-Policy", Value: "ELBSecurityPolicy-2015-05" }],
        },
        {
          PolicyName: "custom",
          PolicyType: "SSLNegotiationPolicyType",
          Attributes: [{ Name: "Protocol-TLSv1.2", Value: "true" }],
        },
      ],
    });
    expect(model(elb).listeners).toMatchObject([
      { sslPolicy: { value: "ELBSecurityPolicy-TLS-1-2-2017-01" } },
      { sslPolicy: { value: "ELBSecurityPolicy-2015-05" } },
      {
        sslPolicy: { value: "custom" },
        customPolicy: { protocols: { value: [{ value: "TLSv1.2" }] }, ciphers: { value: [] } },
      },
    ]);
  });
});

describe("the certificates of a listener", () => {
  const certificate = resource("aws_acm_certificate", "aws_acm_certificate.a", {
    domain_name: "example.com",
  });
  const own = listener("a", {
    load_balancer_arn: WEB_ARN,
    certificate_arn: ref("aws_acm_certificate.a", "arn"),
  });

  function certificatesOf(...resources: readonly Resource[]) {
    return model(WEB, certificate, own, ...resources).listeners[0]?.certificates;
  }

  function further(listenerArn: Plain, more = {}): Resource {
    const arn = ref("aws_acm_certificate.a", "arn");
    return resource(
      "aws_lb_listener_certificate",
      "aws_lb_listener_certificate.b",
      { listener_arn: listenerArn, certificate_arn: arn },
      more,
    );
  }

  it("are its default one, and those that other resources add", () => {
    expect(certificatesOf()).toMatchObject({
      items: [{ isDefault: true, certificate: { kind: "known" } }],
      open: [],
    });
    expect(certificatesOf(further(ref("aws_lb_listener.a", "arn")))).toMatchObject({
      items: [{ isDefault: true }, { isDefault: false, certificate: { kind: "known" } }],
      open: [],
    });
  });

  it("are open where one may be added to it", () => {
    expect(certificatesOf(further(undecided("no-value")))).toMatchObject({
      items: [{}],
      open: [{ why: "no-value" }],
    });
    const uncertain = [{ what: "var.x", why: "for-each", says: "has no value" }] as const;
    expect(certificatesOf(further(ref("aws_lb_listener.a", "arn"), { uncertain }))).toMatchObject({
      open: uncertain,
    });
  });

  it("are closed where one is added to another listener", () => {
    const other = listener("other", { load_balancer_arn: WEB_ARN });
    expect(certificatesOf(other, further(ref("aws_lb_listener.other", "arn")))).toMatchObject({
      items: [{}],
      open: [],
    });
  });

  it("are open where the default one hangs on a condition: it may be none", () => {
    const [{ certificates } = { certificates: undefined }] = model(
      WEB,
      listener("c", { certificate_arn: undecided() }),
    ).listeners;
    expect(certificates).toMatchObject({ items: [], open: [{ why: "condition" }] });
  });
});

describe("hostile input", () => {
  it("of many things that may belong together is joined in linear time", () => {
    const resources: Resource[] = [];
    for (let index = 0; index < 2_000; index += 1) {
      resources.push(resource("aws_lb", `aws_lb.l${index}`, { name: "same" }));
      resources.push(
        resource("aws_lb_listener", `aws_lb_listener.l${index}`, {
          load_balancer_arn: undecided("no-value", `var.v${index}`),
        }),
      );
      resources.push(
        resource("aws_lb_listener_certificate", `aws_lb_listener_certificate.l${index}`, {
          listener_arn: undecided("no-value", `var.w${index}`),
        }),
      );
      resources.push(
        resource("aws_lambda_function", `aws_lambda_function.l${index}`, {
          function_name: "same",
          filename: "same.zip",
        }),
      );
      resources.push(
        resource(
          "archive_file",
          `data.archive_file.l${index}`,
          { output_path: "same.zip" },
          { mode: "data" },
        ),
      );
    }
    const { loadBalancers, listeners } = model(...resources);
    expect(loadBalancers[0]?.listeners.open).toHaveLength(50);
    expect(listeners[0]?.certificates.open).toHaveLength(50);
  });
});
