import { describe, expect, it } from "vitest";
import { shownHeaders } from "../../../../src/verify/probes/http/shown-headers.ts";

const shown = (...fields: (readonly [string, string])[]) => shownHeaders({ status: 200, fields });

describe("shownHeaders", () => {
  it("keeps the listed headers only, short and printable", () => {
    expect(
      shown(["set-cookie", "a=b"], ["x-secret", "s"], ["server", `nginx\x9b${"x".repeat(300)}`]),
    ).toEqual({
      server: `nginx\\x9b${"x".repeat(191)}`,
    });
  });

  it.each([
    ["https://a.test/path?token=1", "https://a.test"],
    ["HTTP://A.test:8080#x", "HTTP://A.test:8080"],
    ["https://user:pass@word@a.test/", "https://a.test"],
    ["//a.test/x", "//a.test"],
    ["/path?token=1", "(a path)"],
    ["javascript:alert(1)", "(a path)"],
  ])("cuts the location %s to %s", (location, site) => {
    expect(shown(["location", location])).toEqual({ location: site });
  });
});
