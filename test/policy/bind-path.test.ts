import { describe, expect, it } from "vitest";
import { bindPath } from "../../src/policy/bind-path.ts";
import { fieldsOf } from "../../src/policy/shapes.ts";

describe("bindPath", () => {
  it.each([
    ["$.scheme", { oneOf: { http: true, https: true } }, false],
    ["$.origin.domainName", "text", false],
    ["$.hosts[*].sni", "text", true],
    ["$.hosts[0].sni", "text", false],
    ["$.endpoint.listener.port", "number", false],
    ["$.endpoint.certificates[*].certificate.names", { listOf: "text" }, true],
    ["$.distribution.enabled", "boolean", false],
    ["$.origin.headers[*].value", "secret", true],
  ])("knows what %s leads to", (text, end, many) => {
    expect(bindPath(text, "originRequest")).toMatchObject({ ok: true, value: { end, many } });
  });

  it.each([
    ["$.orgin.domainName", `originRequest has no field "orgin"; did you mean "origin"?`],
    ["$.origin.domain_name", `origin has no field "domain_name"; did you mean "domainName"?`],
    ["$.origin.from", `origin has no field "from"`],
    ["$.hosts.sni", `"$.hosts" is a list: write "$.hosts[*].sni"`],
    ["$.port.x", `"$.port" is a number and has no field "x"`],
    ["$.scheme.x", `"$.scheme" is a text and has no field "x"`],
    ["$.origin[0]", `"$.origin" is a thing of type origin, not a list`],
    ["$.origin[*]", `"$.origin" is a thing of type origin, not a list`],
    ["$..protocl", `nothing below "$" has a field "protocl"; did you mean "protocol"?`],
    ["$.constructor", `originRequest has no field "constructor"`],
  ])("refuses %s", (text, message) => {
    expect(bindPath(text, "originRequest")).toEqual({ ok: false, message });
  });

  it("takes any name of a plain resource", () => {
    expect(bindPath("$.anything[*].at_all", "resource")).toMatchObject({ ok: true, value: { end: "any" } });
  });

  it("spells out .. without going back up", () => {
    const path = bindPath("$..protocol", "originRequest");
    expect(
      path.ok && path.value.ways.map(({ steps }) => steps.map((step) => ("name" in step ? step.name : "*"))),
    ).toEqual([
      ["origin", "vpcOrigin", "loadBalancer", "listeners", "*", "protocol"],
      ["endpoint", "loadBalancer", "listeners", "*", "protocol"],
      ["endpoint", "listener", "protocol"],
    ]);
  });

  it("ends for every field of every type, though the model is a graph", () => {
    for (const name of fieldsOf("distribution").keys()) {
      expect(bindPath(`$..${name}`, "distribution").ok).toBe(true);
      expect(bindPath(`$..distribution..${name}`, "originRequest").ok).toBe(true);
    }
  });
});
