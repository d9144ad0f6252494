import { describe, expect, it } from "vitest";
import { liesIn, publicZonesOf } from "../../src/derive/zones.ts";
import { dnsZone, model } from "../support/model-builder.ts";
import { atom, is, missing, notSet, text } from "../support/values.ts";

describe("liesIn", () => {
  it.each([
    ["example.com", "example.com", true],
    ["a.b.Example.com.", "example.com", true],
    ["badexample.com", "example.com", false],
    ["example.com", "a.example.com", false],
  ])("%s in %s: %s", (name, zone, expected) => {
    expect(liesIn(is(name), is(zone)).is).toBe(expected);
  });

  it("decides by the known end of a name with gaps", () => {
    const name = text(atom("var.stage"), ".app.example.com");
    expect(liesIn(name, is("example.com")).is).toBe(true);
    expect(liesIn(name, is("example.net")).is).toBe(false);
    expect(liesIn(name, is("blue.app.example.com")).is).toBe("unknown");
  });

  it("knows a name below a zone whose own name is unknown", () => {
    const domain = atom("var.domain");
    expect(liesIn(text("api.", domain), text(domain)).is).toBe(true);
    expect(liesIn(missing("var.name"), text(domain)).is).toBe("unknown");
  });

  it("has nothing to say of what is not written", () => {
    expect(liesIn(notSet(), is("example.com")).is).toBe(false);
  });
});

describe("publicZonesOf", () => {
  const named = (name: string, isPrivate = false) => dnsZone({ name: is(name), private: is(isPrivate) });

  it("gives the zones that hold the name, the longest first, and no private one", () => {
    const dnsZones = [named("example.com"), named("app.example.com"), named("app.example.com", true)];
    const { unsure, zones } = publicZonesOf(model({ dnsZones }), is("www.app.example.com"));
    expect(zones).toEqual([dnsZones[1], dnsZones[0]]);
    expect(unsure).toEqual([]);
  });

  it("keeps apart those that may hold it, or may be private", () => {
    const dnsZones = [dnsZone({ name: missing("var.zone") }), dnsZone({ private: missing("var.private") })];
    const { unsure, zones } = publicZonesOf(model({ dnsZones }), is("www.example.com"));
    expect(zones).toEqual([]);
    expect(unsure).toEqual(dnsZones);
  });
});
