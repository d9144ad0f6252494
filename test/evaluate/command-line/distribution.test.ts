import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../../src/adapt/build-model.ts";
import { describe as shown } from "../../../src/derive/describe.ts";
import { deriveOriginRequests } from "../../../src/derive/origin-requests.ts";
import {
  COMMAND_LINE,
  type CommandLineOrigin,
  commandLineDistribution,
} from "../../../src/evaluate/command-line/distribution.ts";
import type { Provenance } from "../../../src/value.ts";

const HOST = "origin.example.com";

/** The command line's text, and the requests that CloudFront would send. */
function requests(origin: Partial<CommandLineOrigin> = {}) {
  const { root, text } = commandLineDistribution({ hosts: [HOST], ...origin });
  const { value, diagnostics } = buildModel(root.evaluate(new Map()));
  expect(diagnostics).toEqual([]);
  const derived = deriveOriginRequests(value.model);
  /** What stands where a value comes from. */
  const at = ({ at: { file, start, end } }: Provenance) => {
    expect(file).toBe(COMMAND_LINE);
    return text.slice(start.column - 1, end.column - 1);
  };
  return { text, derived, at };
}

describe("a distribution on the command line", () => {
  it("asks one host by HTTPS at 443 with TLS 1.2, and forwards no Host", () => {
    const { derived, text } = requests();
    expect(text).toBe("originlint probe origin.example.com");
    expect(derived).toHaveLength(1);
    const [request] = derived;
    if (request === undefined) return;
    expect(request.scheme.value).toBe("https");
    expect(shown(request.port)).toBe("443");
    expect(shown(request.protocols)).toBe("TLSv1.2");
    expect(shown(request.hostForwarded)).toBe("false");
    expect(shown(request.origin.domainName)).toBe(HOST);
    expect(shown(request.behavior.pathPattern)).toBe("*");
  });

  it("asks by plain HTTP at 80 where that is the scheme", () => {
    const [request, ...more] = requests({ scheme: "http" }).derived;
    expect(more).toEqual([]);
    expect(request?.scheme.value).toBe("http");
    expect(request && shown(request.port)).toBe("80");
  });

  it("forwards the Host that is given, as the alias of its viewers", () => {
    const [request] = requests({ host: "www.example.com" }).derived;
    if (request?.hosts.kind !== "known") throw new Error("its hosts are not known");
    expect(shown(request.hostForwarded)).toBe("true");
    const aliases = request.hosts.value.filter((host) => host.from === "alias");
    expect(aliases.map(({ sni }) => shown(sni))).toEqual(["www.example.com"]);
  });

  it("is one for each host, each once", () => {
    const { derived, text } = requests({ hosts: ["a.example.com", "b.example.com"] });
    expect(derived.map(({ origin }) => shown(origin.domainName))).toEqual(["a.example.com", "b.example.com"]);
    expect(text).toBe("originlint probe a.example.com b.example.com");
    expect(new Set(derived.map(({ id }) => id)).size).toBe(2);
    const again = requests({ hosts: ["a.example.com", "A.example.com.", "a.example.com"] });
    expect(again.derived).toHaveLength(1);
  });

  it("points at the word that says a thing, else at the host", () => {
    const given = { scheme: "https", port: 8443, host: "www.example.com" } as const;
    const { derived, at, text } = requests({ ...given, protocols: ["TLSv1.1", "TLSv1.2"] });
    expect(text).toBe(
      "originlint probe origin.example.com --scheme https --port 8443 --host www.example.com" +
        " --protocols TLSv1.1,TLSv1.2",
    );
    const [request] = derived;
    if (request === undefined) throw new Error("there is no request");
    expect(at(request.port.from)).toBe("--port 8443");
    expect(at(request.scheme.from)).toBe("--scheme https");
    expect(at(request.protocols.from)).toBe("--protocols TLSv1.1,TLSv1.2");
    expect(at(request.hosts.from)).toBe("--host www.example.com");
    expect(at(request.origin.domainName.from)).toBe(HOST);
    const [plain] = requests().derived;
    expect(plain && at(plain.port.from)).toBe(HOST);
    expect(plain && at(plain.protocols.from)).toBe(HOST);
  });

  it("points at the second host for what the second host says", () => {
    const { derived, at } = requests({ hosts: ["a.example.com", "b.example.com"] });
    expect(derived.map(({ origin }) => at(origin.domainName.from))).toEqual([
      "a.example.com",
      "b.example.com",
    ]);
  });

  it("says what it was told, whatever that is", () => {
    const told = fc.record(
      {
        scheme: fc.constantFrom("http", "https"),
        port: fc.constantFrom(80, 443, 1024, 8443, 65_535),
        host: fc.constantFrom("www.example.com", "shop.example.com"),
        protocols: fc.subarray(["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"] as const, { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    const property = fc.property(told, (origin) => {
      const { derived } = requests(origin);
      expect(derived).toHaveLength(1);
      const [request] = derived;
      if (request === undefined) return;
      const { scheme = "https" } = origin;
      expect(request.scheme.value).toBe(scheme);
      expect(shown(request.port)).toBe(String(origin.port ?? (scheme === "https" ? 443 : 80)));
      expect(shown(request.hostForwarded)).toBe(String(origin.host !== undefined));
      if (scheme === "https")
        expect(shown(request.protocols)).toBe((origin.protocols ?? ["TLSv1.2"]).join(", "));
    });
    fc.assert(property);
  });
});
