import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { optionsOf } from "../../src/cli/arguments/options.ts";
import { main } from "../../src/cli/main.ts";
import type { Session } from "../../src/cli/session.ts";
import type { Report } from "../../src/finding.ts";
import { PROVEN } from "../report/sample.ts";
import { CONFIRMED, PROBES, VERIFIED } from "../report/verified-sample.ts";
import { fakeServices, fakeSession } from "./fake-session.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "originlint-probe-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function probe(report: Report, args: readonly string[], over: Partial<Session> = {}) {
  const services = fakeServices(report);
  const session = fakeSession(over);
  const status = await main(["probe", ...args], session, services);
  return { status, services, ...session.texts() };
}

const HEALTHY: Report = { ...PROVEN, probes: PROBES.slice(0, 2) };
const HOST = "shop.example.com";

describe("originlint probe", () => {
  test("asks what the command line says", async () => {
    const args = ["https://shop.example.com:8443/x", "--host=www.example.com", "--timeout=2", "--policies=p"];
    const { services } = await probe(HEALTHY, args, { environment: { SOURCE_DATE_EPOCH: "5" } });
    expect(services.runs).toEqual([]);
    expect(services.probes).toEqual([
      {
        request: { hosts: [HOST], scheme: "https", port: 8443, path: "/x", host: "www.example.com" },
        workingDirectory: "/repository/infra",
        environment: { SOURCE_DATE_EPOCH: "5" },
        config: undefined,
        policies: ["p"],
        now: 5000,
        live: {
          connectTo: [],
          resolvers: [],
          dnsPort: 53,
          allowAddresses: [],
          timeoutMilliseconds: 2000,
          full: false,
          sendOriginHeaders: false,
        },
      },
    ]);
  });

  test("a healthy origin: the whole page, and what it cost", async () => {
    const { status, out, error } = await probe(HEALTHY, [HOST]);
    expect({ status, error }).toEqual({ status: 0, error: "" });
    expect(out).toMatch(/^Asked:\n {2}✓ shop\.example\.com → lb\.example\.net has the address/);
    expect(out).toContain("        names: www.example.com, example.com\n");
    expect(out).toContain("      $ openssl s_client -connect 198.51.100.7:443 -servername www.example.com");
    expect(out).toMatch(/\n {2}asked with 1 connection, 2 datagrams\n$/);
  });

  test("a finding is told before the page, and is the exit status", async () => {
    const { status, out } = await probe({ ...HEALTHY, findings: [CONFIRMED] }, [HOST]);
    expect(status).toBe(1);
    expect(out).toMatch(/^error\[name\/load-balancer-default-name\] confirmed: /);
    expect(out.indexOf("\nAsked:\n")).toBeGreaterThan(out.indexOf("= docs:"));
  });

  test("--quiet leaves the findings", async () => {
    expect((await probe(HEALTHY, [HOST, "-q"])).out).toBe("");
  });

  test("the page in a file, too", async () => {
    const session = { workingDirectory: folder };
    const { status } = await probe(HEALTHY, [HOST, "-f", "pretty=page.txt", "-f", "json"], session);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "page.txt"), "utf8")).toContain("0 subject: CN=www.example.com");
  });

  test("a place on the command line is in no folder", async () => {
    const place = { file: "<command line>", start: { line: 1, column: 18 }, end: { line: 1, column: 34 } };
    const { out } = await probe({ ...VERIFIED, findings: [{ ...CONFIRMED, place }] }, [
      HOST,
      "-f",
      "concise",
    ]);
    expect(out).toMatch(/^<command line>:1:18: error: /);
  });

  test.each([
    [["--distribution", "-"], { hosts: [], distribution: "-" }, "{}"],
    [["--distribution", "d.json"], { hosts: [], distribution: "d.json" }, undefined],
  ])("%j", async (args, request, input) => {
    const { services } = await probe(HEALTHY, args, { readInput: async () => "{}" });
    expect(services.probes[0]).toMatchObject({ request });
    expect(services.probes[0]?.input).toBe(input);
  });

  test("misuse asks nothing", async () => {
    const { status, out, error, services } = await probe(HEALTHY, ["198.51.100.7"]);
    expect({ status, out, asked: services.probes }).toEqual({ status: 2, out: "", asked: [] });
    expect(error).toMatch(/^originlint: 198\.51\.100\.7 is an IP address, .*\nTry originlint --help\n$/);
  });
});

describe("help", () => {
  test.each(["check", "verify", "probe", "explain"] as const)(
    "of %s names every option it takes",
    async (name) => {
      const session = fakeSession();
      expect(await main([name, "--help"], session, fakeServices(PROVEN))).toBe(0);
      const { out } = session.texts();
      const options = name === "explain" ? (["color", "help"] as const) : optionsOf(name);
      for (const option of options) expect(out).toMatch(new RegExp(`--${option}\\b`));
      expect(out).not.toContain("--dns-port");
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(95);
    },
  );

  test("names every command", async () => {
    const session = fakeSession();
    await main(["help"], session, fakeServices(PROVEN));
    for (const name of ["check", "verify", "probe", "explain", "help"])
      expect(session.texts().out).toMatch(new RegExp(`^ {2}originlint \\[?${name}`, "m"));
  });
});
