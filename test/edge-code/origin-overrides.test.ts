import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OriginOverride, originOverrides, type Read } from "../../src/edge-code/origin-overrides.ts";

function inHandler(code: string): readonly OriginOverride[] {
  return originOverrides(
    `import cf from 'cloudfront';\nfunction handler(event) {\n${code}\nreturn event.request;\n}`,
  );
}

function only(code: string): OriginOverride {
  const [override, second] = inHandler(code);
  if (override === undefined || second !== undefined) throw new Error("there is not one override");
  return override;
}

const written = <T>(value: T): Read<T> => ({ is: "written", value });
const UNWRITTEN = { is: "unwritten" };
const UNREAD = { is: "unread" };

describe("updateRequestOrigin", () => {
  it("is read where it is written out", () => {
    const code = `cf.updateRequestOrigin({
      domainName: "b.example.com", "hostHeader": 'www.example.com', sni: \`c.example.com\`,
      allowedCertificateNames: ["c.example.com", '*.example.com'],
      customOriginConfig: { port: 443, protocol: "https", sslProtocols: ["TLSv1.2"] },
    });`;
    expect(only(code)).toEqual({
      domainName: written("b.example.com"),
      hostHeader: written("www.example.com"),
      sni: written("c.example.com"),
      allowedCertificateNames: written(["c.example.com", "*.example.com"]),
      protocol: written("https"),
    });
  });

  it.each([
    ["as a function of its own", "updateRequestOrigin({ sni: 'a.example.com' });"],
    ["through another property", "cf['updateRequestOrigin']({ sni: 'a.example.com' });"],
    ["with a constant", "const NAME = 'a.example.com'; cf.updateRequestOrigin({ sni: NAME });"],
    ["with an object in a constant", "const o = { sni: 'a.example.com' }; cf.updateRequestOrigin(o);"],
    ["within a condition", "if (event.x) { cf.updateRequestOrigin({ sni: 'a.example.com' }); }"],
    ["of the last of two", "cf.updateRequestOrigin({ sni: 'b.example.com', sni: 'a.example.com' });"],
  ])("%s", (_, code) => {
    const { sni, domainName } = only(code);
    expect({ sni, domainName }).toEqual({ sni: written("a.example.com"), domainName: UNWRITTEN });
  });

  it.each([
    ["a value of the request", "cf.updateRequestOrigin({ sni: event.request.headers.host.value });"],
    ["text that is put together", "cf.updateRequestOrigin({ sni: 'a.' + zone });"],
    ["a name that is written twice", "let n = 'a.example.com'; n = 'b'; cf.updateRequestOrigin({ sni: n });"],
    ["a parameter", "function to(n) { cf.updateRequestOrigin({ sni: n }); } to('a.example.com');"],
    ["an object that is spread", "cf.updateRequestOrigin({ sni: 'a.example.com', ...more });"],
    ["a computed property", "cf.updateRequestOrigin({ sni: 'a.example.com', [key]: 'b.example.com' });"],
    ["a getter", "cf.updateRequestOrigin({ get sni() { return 'a.example.com'; } });"],
    ["a number", "cf.updateRequestOrigin({ sni: 7 });"],
  ])("says that it cannot follow %s", (_, code) => {
    expect(only(code).sni).toEqual(UNREAD);
  });

  it.each([
    ["a spread in it", "['a.example.com', ...names]"],
    ["a hole in it", "['a.example.com', , 'b.example.com']"],
    ["a call in it", "['a.example.com', name()]"],
    ["a list of lists", "[['a.example.com']]"],
  ])("says that it cannot follow a list with %s", (_, list) => {
    const { allowedCertificateNames } = only(`cf.updateRequestOrigin({ allowedCertificateNames: ${list} });`);
    expect(allowedCertificateNames).toEqual(UNREAD);
  });

  it("is left out where its argument cannot be read, and where it is another function", () => {
    expect(
      inHandler("cf.updateRequestOrigin(make()); cf.updateRequestOrigin(); cf.other({ sni: 'a' });"),
    ).toEqual([]);
    expect(originOverrides("function handler( {")).toEqual([]);
  });

  it("is found as often as it is called, up to a limit", () => {
    const calls = (times: number) => "cf.updateRequestOrigin({ sni: 'a.example.com' });\n".repeat(times);
    expect(inHandler(calls(3))).toHaveLength(3);
    expect(inHandler(calls(500))).toHaveLength(64);
  });

  it("never makes a name up: what is said to be written stands in the code as a literal", () => {
    const value = fc.constantFrom(
      "'a.example.com'",
      "name",
      "event.a",
      "1",
      "`b.example.com`",
      "'x' + name",
      "null",
    );
    const entry = fc.tuple(fc.constantFrom("sni", "hostHeader", "[key]", "...rest", "domainName"), value);
    const property = fc.array(
      entry.map(([name, text]) => (name === "...rest" ? name : `${name}: ${text}`)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(property, (properties) => {
        const [override] = inHandler(`cf.updateRequestOrigin({ ${properties.join(", ")} });`);
        for (const read of [override?.sni, override?.hostHeader, override?.domainName]) {
          if (read?.is === "written") expect(["a.example.com", "b.example.com"]).toContain(read.value);
        }
      }),
    );
  });
});
