import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { Services, Session, Stream } from "../../src/cli/session.ts";
import type { LiveOptions } from "../../src/verify/options.ts";
import { PROVEN } from "../report/sample.ts";
import { PROBES, REFUTED, VERIFIED } from "../report/verified-sample.ts";
import { fakeServices, fakeSession } from "./fake-session.ts";

async function verify(services: Services, ...args: string[]) {
  const session = fakeSession();
  const status = await main(["verify", ...args], session, services);
  return { status, ...session.texts() };
}

describe("originlint verify", () => {
  test("runs as check does, with leave to ask", async () => {
    const services = fakeServices(VERIFIED);
    const { status, out } = await verify(services, "x", "--var=a=b", "--ca=roots.pem", "--now=1970-01-02");
    expect(services.runs).toEqual([
      {
        paths: ["x"],
        workingDirectory: "/repository/infra",
        config: undefined,
        variables: [{ name: "a", value: "b" }],
        policies: [],
        environment: {},
        now: 86_400_000,
        live: {
          connectTo: [],
          resolvers: [],
          dnsPort: 53,
          allowAddresses: [],
          ca: "roots.pem",
          full: false,
          sendOriginHeaders: false,
        },
      },
    ]);
    expect(status).toBe(1);
    expect(out).toContain("error[name/load-balancer-default-name] confirmed: ");
    expect(out).toContain("\nAsked:\n");
    expect(out).not.toContain("subject: CN=www.example.com");
  });

  test("check asks nothing", async () => {
    const services = fakeServices(PROVEN);
    await main(["check"], fakeSession(), services);
    expect(services.runs[0]).not.toHaveProperty("live");
    expect(services.probes).toEqual([]);
  });

  test("the standard input", async () => {
    const services = fakeServices(PROVEN);
    await main(["verify", "-"], fakeSession({ readInput: async () => "{}" }), services);
    expect(services.runs[0]).toMatchObject({ paths: ["-"], input: "{}" });
  });
});

describe("the exit status", () => {
  const refuted = { ...PROVEN, findings: [REFUTED], probes: PROBES.slice(0, 2) };

  test("what is refuted does not count, even for --fail-on note", async () => {
    expect((await verify(fakeServices(refuted), "--fail-on", "note")).status).toBe(0);
    const note = { ...refuted, findings: [{ ...REFUTED, verification: "observed" } as const] };
    expect((await verify(fakeServices(note), "--fail-on", "note")).status).toBe(1);
  });

  test("3 where --strict asks for more than could be asked", async () => {
    const report = { ...PROVEN, probes: PROBES };
    expect((await verify(fakeServices(report))).status).toBe(0);
    const { status, error } = await verify(fakeServices(report), "--strict");
    expect(status).toBe(3);
    expect(error).toBe(
      "originlint: 1 question could not be asked, and --strict asks for that (exit status 3)\n",
    );
  });
});

/** Runs `verify` on a service that tells its progress, and gives the writes to the error stream in order. */
async function progress(stream: Partial<Stream>, over: Partial<Session> = {}, ...args: string[]) {
  const writes: string[] = [];
  const told = (live: LiveOptions | undefined) => {
    live?.onProgress?.("asked 1 of 2 origins");
    live?.onProgress?.(`asked \u001b[2J 2 of 2 ${"x".repeat(200)}`);
  };
  const fake = fakeServices({
    ...VERIFIED,
    diagnostics: [{ severity: "warning", code: "limit", message: "cut" }],
  });
  const late: (() => void)[] = [];
  const services: Services = {
    ...fake,
    run: async (options) => {
      told(options.live);
      late.push(() => options.live?.onProgress?.("too late"));
      return fake.run(options);
    },
  };
  const error = { isTerminal: true, columns: 40, ...stream, write: (text: string) => void writes.push(text) };
  await main(["verify", ...args], fakeSession({ error, ...over }), services);
  for (const tell of late) tell();
  return writes;
}

describe("progress", () => {
  test("on a terminal: one line, rewritten, gone before anything else is written", async () => {
    const [first, second = "", third, fourth, ...more] = await progress({}, {}, "--color=never");
    expect(first).toBe("\r\u001b[Kasked 1 of 2 origins");
    expect(second.replace("\r\u001b[K", "")).toMatch(/^asked ␛\[2J 2 of 2 x+…$/);
    expect(second.slice("\r\u001b[K".length).length).toBeLessThan(40);
    expect(third).toBe("\r\u001b[K");
    expect(fourth).toBe("warning[limit]: cut\n\n");
    expect(more).toEqual([]);
  });

  test.each([
    ["into a file", { isTerminal: false }, {}, []],
    ["with --quiet", {}, {}, ["--quiet"]],
    ["in CI", {}, { environment: { CI: "true" } }, []],
    ["on a dumb terminal", {}, { environment: { TERM: "dumb" } }, []],
  ])("none %s", async (_, stream, over, args) => {
    expect((await progress(stream, over, ...args)).join("")).not.toMatch(/asked \d/);
  });

  test("a bug leaves no half line", async () => {
    const writes: string[] = [];
    const services: Services = {
      ...fakeServices(PROVEN),
      run: async (options) => {
        options.live?.onProgress?.("asked 1 of 2 origins");
        throw new Error("lost");
      },
    };
    const error = { isTerminal: true, write: (text: string) => void writes.push(text) };
    expect(await main(["verify"], fakeSession({ error }), services)).toBe(2);
    expect(writes.slice(0, 2)).toEqual(["\r\u001b[Kasked 1 of 2 origins", "\r\u001b[K"]);
    expect(writes[2]).toContain("met a bug of its own");
  });
});
