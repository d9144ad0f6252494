import { describe, expect, it } from "vitest";
import { completedName, domainName } from "../../src/adapt/dns/domain-name.ts";
import type { Value } from "../../src/value.ts";
import { entityJson } from "../support/model-json.ts";
import { atom, is, missing, notSet, text } from "../support/values.ts";

const DOMAIN = atom("var.domain");

/** Atoms of a test have no kind. */
function completed(record: Value<string>, zone: Value<string>) {
  return entityJson(completedName(record, zone));
}

describe("a record's name", () => {
  it.each([
    ["www", "example.com", "www.example.com"],
    ["www.example.com", "example.com", "www.example.com"],
    ["example.com", "example.com", "example.com"],
    ["", "example.com", "example.com"],
    ["*.shop", "example.com", "*.shop.example.com"],
    ["notexample.com", "example.com", "notexample.com.example.com"],
    ["com", "example.com", "com.example.com"],
  ])("%j in %s is %s", (record, zone, name) => {
    expect(completed(is(record), is(zone))).toBe(name);
  });

  it("is the zone's where it is missing", () => {
    expect(completed(notSet(), is("example.com"))).toBe("example.com");
  });

  it("ends with the zone's, whatever that is", () => {
    expect(completed(text("api.", DOMAIN), text(DOMAIN))).toMatchObject({ form: ["api.", "<text>"] });
    expect(completed(text("api.", DOMAIN, ".net"), text(DOMAIN, ".net"))).toMatchObject({
      form: ["api.", "<text>", ".net"],
    });
  });

  it("of one label is completed with what is known of the zone's", () => {
    expect(completed(is("api"), text(DOMAIN))).toMatchObject({ form: ["api.", "<text>"] });
    expect(completed(is("api"), missing())).toEqual({ unknown: ["no-value"] });
  });

  it("of several labels is taken as complete where the zone's is not known", () => {
    expect(completed(is("api.example.com"), missing())).toBe("api.example.com");
    expect(completed(is("api.example.com"), text(DOMAIN))).toBe("api.example.com");
  });

  it("that ends with an unknown part stays as it is: it may end with the zone's", () => {
    expect(completed(text("api.", DOMAIN), is("example.com"))).toMatchObject({ form: ["api.", "<text>"] });
  });

  it("that cannot end with the zone's is completed", () => {
    expect(completed(text(DOMAIN, ".api"), is("example.com"))).toMatchObject({
      form: ["<text>", ".api.example.com"],
    });
  });
});

describe("a domain name", () => {
  it("is compared in lower case, without the final dot", () => {
    expect(domainName(is("WWW.Example.com."))).toMatchObject({ value: "www.example.com" });
    expect(entityJson(domainName(text("API.", DOMAIN, ".Net.")))).toMatchObject({
      form: ["api.", "<text>", ".net"],
    });
    expect(entityJson(domainName(text("API.", DOMAIN, ".")))).toMatchObject({ form: ["api.", "<text>"] });
  });
});
