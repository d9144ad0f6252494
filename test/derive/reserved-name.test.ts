import { describe, expect, it } from "vitest";
import { reservedDomainOf } from "../../src/derive/reserved-name.ts";
import { ifKnown } from "../../src/value.ts";
import { atom, is, missing, notSet, text } from "../support/values.ts";

describe("reservedDomainOf", () => {
  it.each([
    ["db.corp.internal", "internal"],
    ["ip-10-0-0-12.eu-west-1.compute.internal", "internal"],
    ["Printer.LOCAL.", "local"],
    ["localhost", "localhost"],
    ["origin.test", "test"],
    ["placeholder.invalid", "invalid"],
    ["www.example", "example"],
  ])("%s lies under %s", (name, domain) => {
    expect(ifKnown(reservedDomainOf(is(name)))).toBe(domain);
  });

  it.each(["www.example.com", "internal.example.net", "test.example.org", "mylocal"])(
    "%s does not",
    (name) => {
      expect(reservedDomainOf(is(name)).kind).toBe("absent");
    },
  );

  it("decides by the known end of a name with gaps", () => {
    const stage = atom("var.stage");
    expect(ifKnown(reservedDomainOf(text(stage, ".corp.internal")))).toBe("internal");
    expect(reservedDomainOf(text(stage, ".example.com")).kind).toBe("absent");
    expect(reservedDomainOf(text("web.", stage)).kind).toBe("unknown");
    expect(reservedDomainOf(text(stage, "internal")).kind).toBe("unknown");
  });

  it("knows the names that AWS gives out", () => {
    expect(ifKnown(reservedDomainOf(text(atom("aws_instance.a.private_dns", "ec2-private-host"))))).toBe(
      "internal",
    );
    expect(reservedDomainOf(text(atom("aws_lb.a.dns_name", "load-balancer-host"))).kind).toBe("absent");
  });

  it("says nothing of names that are not known or not written", () => {
    expect(reservedDomainOf(missing()).kind).toBe("unknown");
    expect(reservedDomainOf(notSet()).kind).toBe("absent");
  });
});
