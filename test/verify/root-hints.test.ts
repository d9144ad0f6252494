import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRootHints } from "../../src/verify/root-hints-file.ts";

describe("the root servers of a hints file", () => {
  it("are read as IANA writes them", () => {
    const text = [
      ";       This file holds the information on root name servers needed to",
      ";       FORMERLY NS.INTERNIC.NET",
      ".                        3600000      NS    A.ROOT-SERVERS.NET.",
      "A.ROOT-SERVERS.NET.      3600000      A     198.41.0.4",
      "A.ROOT-SERVERS.NET.      3600000      AAAA  2001:503:ba3e::2:30",
      ".                        3600000      NS    B.ROOT-SERVERS.NET.",
      "B.ROOT-SERVERS.NET.      3600000      A     170.247.170.2",
      "; End of file",
    ];
    const hints = [
      { name: "a.root-servers.net", addresses: ["198.41.0.4", "2001:503:ba3e::2:30"] },
      { name: "b.root-servers.net", addresses: ["170.247.170.2"] },
    ];
    expect(parseRootHints(text.join("\n"))).toEqual(hints);
    expect(parseRootHints(text.join("\r\n"))).toEqual(hints);
  });

  it("are read with a class, without a time, and whatever the case", () => {
    expect(parseRootHints("ns.example. 60 IN a 127.0.0.2\nns.example. A 127.0.0.3 ; spare")).toEqual([
      { name: "ns.example", addresses: ["127.0.0.2", "127.0.0.3"] },
    ]);
  });

  it.each([
    ["", "nothing"],
    ["; a.root-servers.net. A 198.41.0.4", "a comment"],
    ["a.root-servers.net. 3600000 A", "no address"],
    ["a.root-servers.net. 3600000 A elsewhere", "a name for an address"],
    ["a.root-servers.net. 3600000 A 198.41.0", "half an address"],
    ["a.root-servers.net. 3600000 AAAA 198.41.0.4", "an address of the other family"],
    [". 3600000 NS A.ROOT-SERVERS.NET.", "no address record"],
    ["A 198.41.0.4", "no name"],
  ])("%j names none: %s", (text) => {
    expect(parseRootHints(text)).toEqual([]);
  });

  it("hold each name once and nothing but addresses, whatever the file", () => {
    const word = fc.oneof(
      fc.constantFrom("A", "AAAA", "NS", ".", ";", "60", "ns.example.", "127.0.0.2", "::1"),
      fc.string({ maxLength: 5 }),
    );
    const lines = fc.array(fc.array(word, { maxLength: 5 }).map((words) => words.join(" ")));
    const property = fc.property(lines, (file) => {
      const hints = parseRootHints(file.join("\n"));
      expect(new Set(hints.map(({ name }) => name)).size).toBe(hints.length);
      for (const { addresses } of hints) {
        expect(addresses.length).toBeGreaterThan(0);
        for (const address of addresses) expect(address).toMatch(/^[\d.]+$|^[\da-f:.]+$/i);
      }
    });
    fc.assert(property);
  });

  it("are those that were written, in their order", () => {
    const address = fc.oneof(fc.ipV4(), fc.constantFrom("2001:db8::1", "::1"));
    const servers = fc.uniqueArray(
      fc.record({ name: fc.domain(), addresses: fc.array(address, { minLength: 1 }) }),
      {
        selector: ({ name }) => name.toLowerCase(),
      },
    );
    const property = fc.property(servers, (hints) => {
      const lines = hints.flatMap(({ name, addresses }) =>
        addresses.map((one) => `${name}.\t3600 ${one.includes(":") ? "AAAA" : "A"} ${one}`),
      );
      const expected = hints.map(({ name, addresses }) => ({ name: name.toLowerCase(), addresses }));
      expect(parseRootHints(lines.join("\n"))).toEqual(expected);
    });
    fc.assert(property);
  });
});
