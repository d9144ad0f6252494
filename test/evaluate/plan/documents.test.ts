import { describe, expect, it } from "vitest";
import type { Resource } from "../../../src/evaluate/resource.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import type { Datum, Value } from "../../../src/value.ts";
import { load, resourcesOf } from "./loading.ts";

/** A value as plain data; an unknown as `?` and its parts. */
function plain(value: Value<Datum> | undefined): unknown {
  if (value === undefined || value.kind === "absent") return undefined;
  if (value.kind === "unknown") {
    const { form, why } = value;
    if (form?.kind === "text")
      return `?${form.parts.map((part) => (typeof part === "string" ? part : `<${part.source}>`)).join("")}`;
    return form?.kind === "list" ? ["?", ...form.items.map(plain)] : `? ${why[0]?.what}`;
  }
  const datum = value.value;
  if (datum instanceof Map)
    return Object.fromEntries([...datum].map(([name, inner]) => [name, plain(inner)]));
  return Array.isArray(datum) ? datum.map(plain) : datum;
}

function property(resource: Resource | undefined, name: string): unknown {
  return plain(resource?.properties.get(name));
}

const BASE = { format_version: "1.2", terraform_version: "1.9.0", complete: true, errored: false };

function change(address: string, after: unknown, more: object = {}, item: object = {}) {
  const [type, name] = address
    .replace(/^.*\.(?=aws_)/, "")
    .replace(/\[.*$/, "")
    .split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    change: { actions: ["create"], before: null, after, after_unknown: {}, after_sensitive: {}, ...more },
    ...item,
  };
}

function configured(address: string, expressions: object, more: object = {}) {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, provider_config_key: "aws", expressions, ...more };
}

const refersTo = (...references: readonly string[]) => ({ references });
const DNS_NAME = refersTo("aws_lb.web.dns_name", "aws_lb.web");

describe("what a plan will leave", () => {
  it("has what is replaced as it will be, and nothing that is deleted, forgotten or set aside", async () => {
    const after = { name: "new" };
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        change("aws_lb.replaced", after, { actions: ["delete", "create"], before: { name: "old" } }),
        change("aws_lb.reversed", after, { actions: ["create", "delete"], before: { name: "old" } }),
        change("aws_lb.kept", after, { actions: ["no-op"], before: after }),
        change("aws_lb.gone", null, { actions: ["delete"], before: { name: "gone" } }),
        change("aws_lb.forgotten", null, { actions: ["forget"], before: { name: "forgotten" } }),
        change("aws_lb.kept", null, { actions: ["delete"] }, { deposed: "abcdef01" }),
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address: "aws_lb.gone", type: "aws_lb", mode: "managed", values: { name: "gone" } },
            ],
          },
        },
      },
    });
    expect([...all.keys()]).toEqual(["aws_lb.replaced", "aws_lb.reversed", "aws_lb.kept"]);
    expect(property(all.get("aws_lb.replaced"), "name")).toBe("new");
  });

  it("has data sources that were read before, and those that are read later", async () => {
    const data = { mode: "data", type: "aws_lb" };
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        change(
          "data.aws_lb.later",
          { name: "web" },
          { actions: ["read"], after_unknown: { dns_name: true, arn: true } },
          data,
        ),
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address: "data.aws_lb.read", ...data, values: { name: "web", dns_name: "web-1.example" } },
              { address: "data.aws_lb.removed", ...data, values: { name: "old" } },
            ],
          },
        },
      },
      configuration: {
        root_module: {
          resources: [
            { address: "data.aws_lb.read", ...data, expressions: { name: { constant_value: "web" } } },
            { address: "data.aws_lb.later", ...data, expressions: { name: DNS_NAME } },
          ],
        },
      },
    });
    expect([...all.keys()]).toEqual(["data.aws_lb.later", "data.aws_lb.read"]);
    expect(property(all.get("data.aws_lb.read"), "dns_name")).toBe("web-1.example");
    expect(all.get("data.aws_lb.read")?.mode).toBe("data");
  });

  it("takes what lies outside the targets from the state, and says that something may be missing", async () => {
    const { root } = await load({
      ...BASE,
      complete: false,
      resource_changes: [change("aws_lb.web", { name: "web" })],
      prior_state: {
        values: {
          root_module: {
            resources: [{ address: "aws_lb.other", type: "aws_lb", mode: "managed", values: { name: "o" } }],
          },
        },
      },
      configuration: {
        root_module: { resources: [configured("aws_lb.web", {}), configured("aws_lb.other", {})] },
      },
    });
    const { resources, unseen } = root?.evaluate(new Map()) ?? { resources: [], unseen: [] };
    expect(resources.map(({ address }) => address)).toEqual(["aws_lb.web", "aws_lb.other"]);
    expect(unseen).toMatchObject([{ refersTo: "anything" }]);
  });

  it("has what is deferred as something that may be", async () => {
    const all = await resourcesOf({
      ...BASE,
      complete: false,
      resource_changes: [],
      deferred_changes: [
        { reason: "instance_count_unknown", resource_change: change("aws_lb.web", { name: "web" }) },
      ],
    });
    expect(all.get("aws_lb.web")?.uncertain?.[0]?.says).toBe(
      "is left to a later plan (instance count unknown)",
    );
  });
});

describe("what a plan does not know", () => {
  const web = change(
    "aws_lb.web",
    { name: "web" },
    { after_unknown: { dns_name: true, arn: true, internal: true } },
  );

  it("refers to what it will be, where the argument can hold nothing else", async () => {
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        web,
        change(
          "aws_lb_listener.web",
          { port: 443 },
          { after_unknown: { load_balancer_arn: true, ssl_policy: true } },
        ),
        change(
          "aws_route53_record.web",
          { records: [null], type: "CNAME" },
          { after_unknown: { records: [true], fqdn: true } },
        ),
        change("aws_lambda_alias.web", { name: "live" }, { after_unknown: { function_name: true } }),
      ],
      configuration: {
        root_module: {
          resources: [
            configured("aws_lb.web", { name: { constant_value: "web" } }),
            configured("aws_lb_listener.web", {
              port: { constant_value: 443 },
              load_balancer_arn: refersTo("aws_lb.web.arn", "aws_lb.web"),
            }),
            configured("aws_route53_record.web", { records: DNS_NAME }),
            configured("aws_lambda_alias.web", { function_name: refersTo("local.name") }),
          ],
        },
      },
    });
    const listener = all.get("aws_lb_listener.web");
    expect(property(listener, "load_balancer_arn")).toBe("?<aws_lb.web.arn>");
    expect(property(all.get("aws_route53_record.web"), "records")).toEqual(["?<aws_lb.web.dns_name>"]);
    expect(property(all.get("aws_lambda_alias.web"), "function_name")).toBe("? local.name");
    // Not written: the provider computes it, and its default counts, as in code.
    expect(listener?.properties.has("ssl_policy")).toBe(false);
    expect(all.get("aws_lb.web")?.properties.has("internal")).toBe(false);
  });

  it.each([
    [["aws_lb.web[0].dns_name", "aws_lb.web[0]", "aws_lb.web"], "?<aws_lb.web[0].dns_name>"],
    [["aws_lb.web", "each.key"], '?<aws_lb.web["a"].dns_name>'],
    [["aws_lb.web", "count.index"], '?<aws_lb.web["a"].dns_name>'],
    [["aws_lb.only"], "?<aws_lb.only[0].dns_name>"],
    [["aws_lb.web[0].dns_name", "aws_lb.web[0]", "aws_lb.web", "var.suffix"], "? aws_lb.web[0].dns_name"],
    [["aws_lb.web[0].dns_name", "aws_lb.web[0]", "aws_lb.web", "aws_lb.only"], "? aws_lb.web[0].dns_name"],
    [["aws_lb.web"], "? aws_lb.web"],
    [["aws_lb.missing.dns_name", "aws_lb.missing"], "? aws_lb.missing.dns_name"],
    [
      ["aws_lambda_function_url.f.function_url", "aws_lambda_function_url.f"],
      "?<aws_lambda_function_url.f.function_url>",
    ],
    [["aws_lb.only[0].arn", "aws_lb.only[0]", "aws_lb.only"], "? aws_lb.only[0].arn"],
    [["local.name"], "? local.name"],
    [["not an address"], "? not an address"],
    [[], '? aws_cloudfront_distribution.d["a"].origin[0].domain_name'],
  ])("of %j makes %s", async (references, expected) => {
    const unknown = { after_unknown: { dns_name: true, arn: true } };
    const origin = { origin_id: "web", origin_path: "", custom_header: [], response_completion_timeout: 0 };
    const all = await resourcesOf({
      ...BASE,
      variables: { suffix: { value: "x" } },
      resource_changes: [
        change("aws_lb.web[0]", {}, unknown),
        change('aws_lb.web["a"]', {}, unknown),
        change("aws_lb.only[0]", {}, unknown),
        change("aws_lambda_function_url.f", {}, { after_unknown: { function_url: true } }),
        change(
          'aws_cloudfront_distribution.d["a"]',
          { origin: [origin] },
          { after_unknown: { origin: [{ domain_name: true, custom_header: [] }] } },
        ),
      ],
      configuration: {
        root_module: {
          resources: [
            configured("aws_cloudfront_distribution.d", {
              origin: [{ origin_id: { constant_value: "web" }, domain_name: { references } }],
            }),
          ],
        },
      },
    });
    const distribution = all.get('aws_cloudfront_distribution.d["a"]');
    expect(property(distribution, "origin")).toEqual([{ origin_id: "web", domain_name: expected }]);
  });

  it("is followed through modules, down by arguments and up by outputs", async () => {
    const call = (expressions: object, module: object, more: object = {}) => ({
      expressions,
      module,
      ...more,
    });
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        change('module.app["x"].module.lb.aws_lb.web', {}, { after_unknown: { arn: true } }),
        change(
          "module.listen.aws_lb_listener.web",
          { port: 1 },
          { after_unknown: { load_balancer_arn: true } },
        ),
        change(
          "module.listen.aws_lb_listener.whole",
          { port: 2 },
          { after_unknown: { load_balancer_arn: true } },
        ),
      ],
      configuration: {
        root_module: {
          module_calls: {
            app: call(
              {},
              {
                outputs: { arn: { expression: refersTo("module.lb.arn", "module.lb") } },
                module_calls: {
                  lb: call(
                    {},
                    {
                      outputs: {
                        arn: { expression: refersTo("aws_lb.web.arn", "aws_lb.web") },
                        whole: { expression: refersTo("aws_lb.web") },
                      },
                      resources: [configured("aws_lb.web", {})],
                    },
                  ),
                },
              },
              { for_each_expression: { constant_value: ["x"] } },
            ),
            listen: call(
              { arn: refersTo('module.app["x"].arn', 'module.app["x"]', "module.app") },
              {
                resources: [
                  configured("aws_lb_listener.web", { load_balancer_arn: refersTo("var.arn") }),
                  configured("aws_lb_listener.whole", { load_balancer_arn: refersTo("var.circle") }),
                ],
              },
            ),
          },
        },
      },
    });
    const address = 'module.app["x"].module.lb.aws_lb.web.arn';
    expect(property(all.get("module.listen.aws_lb_listener.web"), "load_balancer_arn")).toBe(`?<${address}>`);
  });

  it("leaves a block open that a dynamic one will make", async () => {
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        change(
          "aws_cloudfront_distribution.d",
          { enabled: true },
          { after_unknown: { origin: true, etag: true } },
        ),
      ],
      configuration: { root_module: { resources: [configured("aws_cloudfront_distribution.d", {})] } },
    });
    const distribution = all.get("aws_cloudfront_distribution.d");
    expect(property(distribution, "origin")).toEqual(["?"]);
    expect(distribution?.properties.has("etag")).toBe(false);
  });
});

describe("where a resource of a plan lives", () => {
  it.each([
    [{ region: { constant_value: "eu-west-1" } }, {}, "eu-west-1"],
    [{ region: refersTo("var.region") }, {}, "ap-south-1"],
    [{ region: refersTo("var.region") }, { region: "us-west-2" }, "us-west-2"],
    [{}, { arn: "arn:aws:elasticloadbalancing:eu-north-1:123456789012:loadbalancer/app/x/1" }, "eu-north-1"],
    [{}, {}, undefined],
  ])("is said by provider %j and values %j: %s", async (expressions, values, expected) => {
    const all = await resourcesOf({
      ...BASE,
      variables: { region: { value: "ap-south-1" } },
      resource_changes: [change("aws_lb.web", values)],
      configuration: {
        provider_config: { aws: { name: "aws", expressions } },
        root_module: { resources: [configured("aws_lb.web", {})] },
      },
    });
    expect(plain(all.get("aws_lb.web")?.region)).toBe(expected ?? "?<provider.aws.region>");
  });

  it("is found through what a module is handed, and in the variables of its own provider", async () => {
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [change("module.a.aws_lb.handed", {}), change("module.a.aws_lb.own", {})],
      configuration: {
        provider_config: {
          "aws.us": { name: "aws", alias: "us", expressions: { region: { constant_value: "us-east-1" } } },
          "module.a:aws.own": { name: "aws", expressions: { region: refersTo("var.region") } },
        },
        root_module: {
          module_calls: {
            a: {
              expressions: { region: { constant_value: "sa-east-1" } },
              module: {
                resources: [
                  configured("aws_lb.handed", {}, { provider_config_key: "module.a:aws.us" }),
                  configured("aws_lb.own", {}, { provider_config_key: "module.a:aws.own" }),
                ],
              },
            },
          },
        },
      },
    });
    expect(plain(all.get("module.a.aws_lb.handed")?.region)).toBe("us-east-1");
    expect(plain(all.get("module.a.aws_lb.own")?.region)).toBe("sa-east-1");
  });
});

describe("what is sensitive in a plan", () => {
  it("is marked, alone or within what is", async () => {
    const all = await resourcesOf({
      ...BASE,
      resource_changes: [
        change(
          "aws_lb.web",
          { name: "secret", tags: { a: "b" }, subnets: ["x"] },
          { after_sensitive: { name: true, tags: true, subnets: [true] } },
        ),
      ],
    });
    const { properties } = all.get("aws_lb.web") ?? { properties: new Map<string, Value<Datum>>() };
    const marks = JSON.stringify([...properties], (_, value) => (value instanceof Map ? [...value] : value));
    expect(properties.get("name")).toMatchObject({ sensitive: true });
    expect(properties.get("tags")).toMatchObject({ sensitive: true });
    expect(marks.match(/"sensitive":true/g)).toHaveLength(4);
  });
});

describe("places in a plan that is alone", () => {
  it("are those of its values, however it is printed", async () => {
    for (const indent of [undefined, 2]) {
      const plan = {
        ...BASE,
        resource_changes: [change("aws_lb.a", { name: "x" }), change("aws_lb.b", { name: 'y"}' })],
      };
      const text = JSON.stringify(plan, undefined, indent);
      const all = await resourcesOf(text);
      const at = all.get("aws_lb.b")?.properties.get("name")?.from.at;
      const line = text.split("\n")[(at?.start.line ?? 0) - 1] ?? "";
      expect(line.slice((at?.start.column ?? 0) - 1, (at?.end.column ?? 0) - 1)).toMatch(
        /^"name": ?"y\\"}"$/,
      );
      const header = all.get("aws_lb.b")?.from.at;
      const written = text.split("\n")[(header?.start.line ?? 0) - 1]?.slice((header?.start.column ?? 0) - 1);
      expect(written).toMatch(/^"address": ?"aws_lb.b"/);
    }
  });
});

describe("a module that is not installed", () => {
  it("has its values at the call, since its own code is not there", async () => {
    const main = 'module "cdn" {\n  source  = "example/cdn/aws"\n  version = "1.0"\n  count   = 1\n}\n';
    const plan = {
      ...BASE,
      resource_changes: [
        change(
          "module.cdn[0].module.inner.aws_cloudfront_distribution.d",
          { enabled: true },
          { after_unknown: { origin: true } },
        ),
      ],
      configuration: {
        root_module: {
          module_calls: {
            cdn: {
              source: "example/cdn/aws",
              module: {
                module_calls: {
                  inner: { module: { resources: [configured("aws_cloudfront_distribution.d", {})] } },
                },
              },
            },
          },
        },
      },
    };
    const all = await resourcesOf(plan, { code: new MemoryFiles({ "main.tf": main }) });
    const distribution = all.get("module.cdn[0].module.inner.aws_cloudfront_distribution.d");
    expect(distribution?.from.at).toMatchObject({ file: "main.tf", start: { line: 1 } });
    expect(distribution?.properties.get("enabled")?.from.at).toMatchObject({ file: "main.tf" });
    expect(property(distribution, "origin")).toEqual(["?"]);
  });
});
