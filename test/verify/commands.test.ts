import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DnsObservation, HttpObservation, TlsObservation, TlsOffer } from "../../src/observation.ts";
import { commandFor } from "../../src/verify/commands.ts";
import { asked } from "./generated-observations.ts";

const COST = { connections: 1, datagrams: 0 };
const AT = { host: "origin.example.com", address: "198.51.100.7", port: 443, cost: COST };
const HELLO: TlsObservation = {
  kind: "tls",
  ...AT,
  serverName: "www.example.com",
  protocols: ["TLSv1.2"],
  outcome: { is: "alert", code: 40, name: "handshake_failure" },
};
const OFFER: TlsOffer = { kind: "tls-offer", ...AT, versions: [] };
const EXCHANGE: HttpObservation = {
  kind: "http",
  ...AT,
  scheme: "https",
  serverName: "www.example.com",
  hostHeader: "www.example.com",
  path: "/",
  outcome: { is: "refused" },
};
const NAME: DnsObservation = {
  kind: "dns",
  host: "origin.example.com",
  answers: [{ resolver: "1.1.1.1", outcome: "answered", aliases: [], ipv4: ["198.51.100.7"], ipv6: [] }],
  cost: COST,
};

describe("the command that shows the same", () => {
  it.each([
    [NAME, /^dig @1\.1\.1\.1 origin\.example\.com A /],
    [{ kind: "delegation", host: "origin.example.com", cuts: [], cost: COST } as const, /^dig \+trace /],
    [HELLO, /^openssl s_client -connect 198\.51\.100\.7:443 -servername www\.example\.com /],
    [OFFER, /^nmap -Pn -p 443 --script ssl-enum-ciphers 198\.51\.100\.7$/],
    [EXCHANGE, /^curl .*--connect-to www\.example\.com:443:198\.51\.100\.7:443 /],
  ])("of %j is the tool's own", (observation, command) => {
    expect(commandFor(observation)).toMatch(command);
  });

  it("is none for an address that was given by hand: DNS was not asked", () => {
    const [answer] = NAME.answers;
    if (answer === undefined) throw new Error("no answer");
    expect(commandFor({ ...NAME, answers: [{ ...answer, resolver: "--connect-to" }] })).toBe("");
  });

  it("goes to the port that was dialled", () => {
    for (const observation of [HELLO, OFFER, EXCHANGE]) {
      const command = commandFor({ ...observation, dialledPort: 8443 });
      expect(command).toContain("8443");
      expect(command).not.toMatch(/[: ]443\b.*198|-p 443|7:443/);
    }
  });

  it("goes to an IPv6 address as each tool wants it written", () => {
    const address = "2001:db8::7";
    expect(commandFor({ ...HELLO, address })).toContain("'[2001:db8::7]:443'");
    expect(commandFor({ ...OFFER, address })).toBe(
      "nmap -6 -Pn -p 443 --script ssl-enum-ciphers 2001:db8::7",
    );
    expect(commandFor({ ...EXCHANGE, address })).toContain("[2001:db8::7]:443");
  });

  it("offers CloudFront's lists where a hello fails, and leaves them out where it is answered", () => {
    expect(commandFor(HELLO)).toContain("-cipher");
    const outcome = {
      is: "answered",
      version: "TLSv1.2",
      cipher: "AES128-SHA",
      chain: [],
      asksForClientCertificate: false,
    } as const;
    expect(commandFor({ ...HELLO, outcome })).not.toContain("-cipher");
  });

  it("gives nmap the server name", () => {
    expect(commandFor({ ...OFFER, serverName: "www.example.com" })).toContain(
      "--script-args tls.servername=www.example.com 198.51.100.7",
    );
  });

  it("is one line without gaps, whatever was seen", () => {
    const property = fc.property(asked, (observation) => {
      const command = commandFor(observation);
      expect(command).not.toMatch(/undefined|\[object|NaN|\n| {2}/);
      const isByHand =
        observation.kind === "dns" && observation.answers.some(({ resolver }) => resolver === "--connect-to");
      expect(command === "").toBe(isByHand);
    });
    fc.assert(property);
  });

  it("runs one program and no other, whatever the names", () => {
    const evil = fc.constantFrom(
      "$(id)",
      "`id`",
      "a;id",
      "a'b",
      'a"b',
      "a|id",
      "a\nid",
      "-oProxy",
      "a b",
      "*",
    );
    const property = fc.property(evil, (name) => {
      const hostile = [
        { ...HELLO, serverName: name },
        { ...OFFER, serverName: name },
        { ...EXCHANGE, serverName: name, hostHeader: name, path: `/${name}` },
        { ...NAME, host: name },
      ];
      for (const observation of hostile) {
        const command = commandFor(observation).replace(" </dev/null", "");
        const words = command.replace(/^\S+/, "printf '%s\\n'");
        const told = execFileSync("sh", ["-f", "-c", words], { encoding: "utf8" });
        expect(told).toContain(name.replaceAll("\n", "?"));
        expect(told).not.toContain("uid=");
      }
    });
    fc.assert(property, { numRuns: 20 });
  });
});
