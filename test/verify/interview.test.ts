import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpOutcome, TlsOutcome } from "../../src/observation.ts";
import { interview, type Questions } from "../../src/verify/interview.ts";
import type { Target } from "../../src/verify/target.ts";
import {
  ADDRESS,
  FakeQuestions,
  helloAnswered,
  httpAnswered,
  type Imagined,
  plainTargetWith,
  targetWith,
} from "./fake-questions.ts";
import { httpOutcomes, tlsOutcomes } from "./generated-observations.ts";

const ALERT: TlsOutcome = { is: "alert", code: 40, name: "handshake_failure" };
const REFUSED = { is: "refused" } as const;
const NO_SYN_ACK = { is: "silent", after: "syn" } as const;

/** What is asked of an imagined origin, in order. */
async function asked(target: Target, imagined: Imagined = {}): Promise<readonly string[]> {
  const questions = new FakeQuestions(imagined);
  const observations = await interview(target, questions);
  expect(observations.filter(({ kind }) => kind !== "not-run")).toHaveLength(questions.asked.length);
  return questions.asked;
}

describe("an interview of a healthy HTTPS origin", () => {
  it("asks its name, each of its names, those for comparison, and a request under each name: no more", async () => {
    expect(await asked(targetWith(), { isWalked: true })).toEqual([
      "dns origin.example.com",
      "walk origin.example.com",
      `tls ${ADDRESS}:443 www.example.com TLSv1.2`,
      `tls ${ADDRESS}:443 shop.example.com TLSv1.2`,
      `tls ${ADDRESS}:443 - TLSv1.2`,
      `tls ${ADDRESS}:443 origin.example.com TLSv1.2`,
      `http ${ADDRESS}:443 www.example.com www.example.com`,
      `http ${ADDRESS}:443 shop.example.com shop.example.com`,
    ]);
  });

  it("asks further names at the first address that answers, and the first name at each", async () => {
    const hello: Imagined["hello"] = ({ address }) =>
      address === "198.51.100.9" ? helloAnswered() : REFUSED;
    const ipv4 = ["198.51.100.8", "198.51.100.9", "198.51.100.10"];
    const questions = await asked(targetWith(), { ipv4, hello });
    expect(questions.slice(1, 4)).toEqual(
      ipv4.map((address) => `tls ${address}:443 www.example.com TLSv1.2`),
    );
    expect(questions.slice(4)).toHaveLength(5);
    expect(questions.slice(4).every((one) => one.includes("198.51.100.9"))).toBe(true);
  });

  it("sends the Host that is the likely one where the names are not known", async () => {
    const target = targetWith({ areNamesKnown: false, serverNames: ["origin.example.com"], otherNames: [] });
    const requests = (await asked(target)).filter((one) => one.startsWith("http"));
    expect(requests).toEqual([`http ${ADDRESS}:443 origin.example.com www.example.com`]);
  });

  it("dials the port that is said to be the right one", async () => {
    const questions = await asked(targetWith(), { portFor: (port) => port + 8_000 });
    const dialled = questions.filter((one) => /^(tls|http) /.test(one));
    expect(dialled.every((one) => one.includes(`${ADDRESS}:8443 `))).toBe(true);
  });

  it("finds out everything where that is wanted", async () => {
    const questions = await asked(targetWith({ full: true }));
    expect(questions).toContain(`tls ${ADDRESS}:443 www.example.com TLSv1.3`);
    expect(questions).toContain(`offer ${ADDRESS} www.example.com`);
    expect(questions).toContain(`http ${ADDRESS}:443 www.example.com www.example.com`);
  });
});

describe("an interview ends early", () => {
  it("where the origin cannot be asked: nothing is sent, and it says why", async () => {
    const questions = new FakeQuestions();
    const why = "it is a VPC origin, which only CloudFront reaches";
    const observations = await interview(targetWith({ unreachable: why }), questions);
    expect(questions.asked).toEqual([]);
    expect(observations).toEqual([
      {
        kind: "not-run",
        host: "origin.example.com",
        probe: "tls",
        target: "origin.example.com:443",
        why,
        cost: { connections: 0, datagrams: 0 },
      },
    ]);
  });

  it("where its name has no address of the family that CloudFront uses", async () => {
    const nameAlone = ["dns origin.example.com", "walk origin.example.com"];
    expect(await asked(targetWith(), { ipv4: [], isWalked: true })).toEqual(nameAlone);
    expect(await asked(targetWith({ family: "ipv6" }), { isWalked: true })).toEqual(nameAlone);
    const onlyV6 = { ipv4: [], ipv6: ["2001:db8::7"], isWalked: true };
    expect(await asked(targetWith(), onlyV6)).toEqual(nameAlone);
  });

  it.each<readonly [string, TlsOutcome]>([
    ["every address refuses", REFUSED],
    ["no address answers the SYN", NO_SYN_ACK],
    ["there is no way to any", { is: "unreachable", code: "EHOSTUNREACH" }],
    ["no address may be dialled", { is: "not-dialled", why: "it is a private address (10.0.0.0/8)" }],
  ])("where %s: one hello each", async (_, outcome) => {
    const ipv4 = ["198.51.100.7", "198.51.100.8"];
    expect(await asked(targetWith(), { ipv4, hello: () => outcome })).toEqual([
      "dns origin.example.com",
      "tls 198.51.100.7:443 www.example.com TLSv1.2",
      "tls 198.51.100.8:443 www.example.com TLSv1.2",
    ]);
  });

  it("after eight addresses, and says so of each that is left out", async () => {
    const ipv4 = Array.from({ length: 11 }, (_, index) => `198.51.100.${index + 1}`);
    const questions = new FakeQuestions({ ipv4, hello: () => REFUSED });
    const observations = await interview(targetWith(), questions);
    expect(questions.asked).toHaveLength(1 + 8);
    const left = observations.filter((one) => one.kind === "not-run");
    expect(left.map(({ target }) => target)).toEqual([
      "198.51.100.9:443",
      "198.51.100.10:443",
      "198.51.100.11:443",
    ]);
    for (const { why } of left) expect(why).toBe("only 8 addresses of a name are dialled");
  });
});

describe("an interview of an origin that does not speak with CloudFront", () => {
  it.each<readonly [string, TlsOutcome]>([
    ["answers with an alert", ALERT],
    ["closes", { is: "closed", after: "hello" }],
    ["resets", { is: "reset", after: "hello" }],
    ["speaks something else", { is: "not-tls", bytes: "53534820" }],
    ["answers a version that CloudFront may not use", helloAnswered("TLSv1")],
  ])("that %s asks TLS 1.3 before all that it offers", async (_, outcome) => {
    const hello: Imagined["hello"] = ({ versions }) => (versions.join() === "TLSv1.3" ? ALERT : outcome);
    const questions = await asked(targetWith(), { hello });
    const newest = questions.indexOf(`tls ${ADDRESS}:443 www.example.com TLSv1.3`);
    const offer = questions.indexOf(`offer ${ADDRESS} www.example.com`);
    expect(newest).toBeGreaterThan(0);
    expect(offer).toBeGreaterThan(newest);
    expect(questions.filter((one) => one.endsWith("TLSv1.3"))).toHaveLength(1);
  });

  it("sends no request where no handshake came off", async () => {
    const questions = await asked(targetWith(), { hello: () => ALERT });
    expect(questions.filter((one) => one.startsWith("http"))).toEqual([]);
  });

  it("is not asked what it offers where it says nothing, or speaks plain HTTP", async () => {
    for (const outcome of [
      { is: "silent", after: "hello" },
      { is: "plain-http", text: "HTTP/1.1 400 Bad Request" },
    ] as const) {
      const questions = await asked(targetWith(), { hello: () => outcome });
      expect(questions.filter((one) => /offer|TLSv1\.3|^http/.test(one))).toEqual([]);
      expect(questions).toContain(`tls ${ADDRESS}:443 - TLSv1.2`);
    }
  });

  it("asks what it offers to the name that fails, and still sends the request under the one that does not", async () => {
    const hello: Imagined["hello"] = ({ serverName }) =>
      serverName === "shop.example.com" ? ALERT : helloAnswered();
    const questions = await asked(targetWith(), { hello });
    expect(questions).toContain(`offer ${ADDRESS} shop.example.com`);
    expect(questions).toContain(`http ${ADDRESS}:443 www.example.com www.example.com`);
  });

  it("is asked under TLS 1.3 for each name where it answers that, once each", async () => {
    const hello: Imagined["hello"] = ({ versions }) =>
      versions.join() === "TLSv1.3" ? helloAnswered("TLSv1.3") : ALERT;
    const questions = await asked(targetWith(), { hello });
    expect(questions.filter((one) => one.endsWith("TLSv1.3"))).toEqual([
      `tls ${ADDRESS}:443 www.example.com TLSv1.3`,
      `tls ${ADDRESS}:443 shop.example.com TLSv1.3`,
    ]);
  });

  it("is compared without a name, and not diagnosed, where only that fails", async () => {
    const hello: Imagined["hello"] = ({ serverName }) => (serverName === undefined ? ALERT : helloAnswered());
    const questions = await asked(targetWith(), { hello });
    expect(questions.filter((one) => /offer|TLSv1\.3/.test(one))).toEqual([]);
  });
});

describe("an interview of a plain HTTP origin", () => {
  const HELLO = `tls ${ADDRESS}:80 www.example.com TLSv1,TLSv1.1,TLSv1.2`;

  it("sends one request to each address, one for each further Host to the first that answers, and no hello", async () => {
    const ipv4 = ["198.51.100.7", "198.51.100.8", "198.51.100.9"];
    const exchange: Imagined["exchange"] = ({ address }) => (address === ipv4[0] ? REFUSED : httpAnswered());
    expect(await asked(plainTargetWith(), { ipv4, exchange })).toEqual([
      "dns origin.example.com",
      "http 198.51.100.7:80 - www.example.com",
      "http 198.51.100.8:80 - www.example.com",
      "http 198.51.100.9:80 - www.example.com",
      "http 198.51.100.8:80 - shop.example.com",
    ]);
  });

  it("is asked for no further Host where no address answers", async () => {
    expect(await asked(plainTargetWith(), { exchange: () => REFUSED })).toEqual([
      "dns origin.example.com",
      `http ${ADDRESS}:80 - www.example.com`,
    ]);
  });

  it.each<readonly [string, HttpOutcome]>([
    ["answers 400", httpAnswered(400)],
    ["answers with TLS", { is: "tls", bytes: "1503" }],
    ["closes", { is: "closed", after: "request" }],
    ["resets", { is: "reset", after: "request" }],
    ["answers what is no response", { is: "malformed", what: "the status line is malformed", text: "x" }],
  ])("that %s is asked whether it speaks TLS", async (_, outcome) => {
    expect(await asked(plainTargetWith(), { exchange: () => outcome })).toContain(HELLO);
  });

  it.each<readonly [string, HttpOutcome]>([
    ["answers 404", httpAnswered(404)],
    ["answers 502", httpAnswered(502)],
    ["refuses", REFUSED],
    ["does not answer the SYN", NO_SYN_ACK],
    ["says nothing", { is: "silent", after: "request" }],
    ["may not be dialled", { is: "not-dialled", why: "it is a private address" }],
  ])("that %s is not", async (_, outcome) => {
    expect(await asked(plainTargetWith(), { exchange: () => outcome })).not.toContain(HELLO);
  });
});

describe("the family of addresses", () => {
  it.each<readonly [Target["family"], readonly string[]]>([
    ["ipv4", ["198.51.100.7"]],
    ["ipv6", ["2001:db8::7"]],
    ["dualstack", ["198.51.100.7", "2001:db8::7"]],
  ])("%s: those alone are dialled", async (family, addresses) => {
    const imagined = { ipv4: ["198.51.100.7"], ipv6: ["2001:db8::7"], hello: () => REFUSED };
    const questions = await asked(targetWith({ family }), imagined);
    expect(questions.slice(1)).toEqual(
      addresses.map((address) => `tls ${address}:443 www.example.com TLSv1.2`),
    );
  });
});

describe("whatever an origin answers", () => {
  it("is asked little: a hello for each address and name, a request for each name, one diagnosis", async () => {
    const property = fc.asyncProperty(
      fc.infiniteStream(tlsOutcomes),
      fc.infiniteStream(httpOutcomes),
      fc.boolean(),
      fc.constantFrom("http", "https"),
      fc.integer({ min: 1, max: 3 }),
      async (outcomes, exchanges, full, scheme, addresses) => {
        const ipv4 = Array.from({ length: addresses }, (_, index) => `198.51.100.${index + 1}`);
        const imagined: Imagined = {
          ipv4,
          hello: () => outcomes.next().value ?? ALERT,
          exchange: () => exchanges.next().value ?? httpAnswered(),
        };
        const target = scheme === "https" ? targetWith({ full }) : plainTargetWith({ full });
        const questions = await asked(target, imagined);
        const { serverNames, otherNames } = target;
        const hellos = questions.filter((one) => one.startsWith("tls")).length;
        const names = 2 * serverNames.length + otherNames.length;
        expect(hellos).toBeLessThanOrEqual(scheme === "https" ? addresses + names : 1);
        expect(questions.filter((one) => one.startsWith("offer")).length).toBeLessThanOrEqual(1);
        const requests = questions.filter((one) => one.startsWith("http")).length;
        const hosts = serverNames.length + target.otherHosts.length;
        expect(requests).toBeLessThanOrEqual(scheme === "https" ? serverNames.length : addresses + hosts);
      },
    );
    await fc.assert(property);
  });
});

describe("a bug of ours in one question", () => {
  const SECRET = "the error says X-Key: s3cret";
  const METHODS = ["resolve", "walk", "portFor", "handshake", "offer", "exchange"] as const;

  /** Questions of which one throws, at once or later. */
  function broken(method: (typeof METHODS)[number], isAtOnce: boolean): Questions {
    const questions: Questions = new FakeQuestions({
      isWalked: true,
      hello: ({ serverName }) => (serverName === "shop.example.com" ? ALERT : helloAnswered()),
    });
    const fail = () => {
      const error = new TypeError(SECRET);
      if (isAtOnce || method === "portFor") throw error;
      return Promise.reject(error);
    };
    return new Proxy(questions, {
      get: (of, name) => {
        if (name === method) return fail;
        const value: unknown = Reflect.get(of, name);
        return typeof value === "function" ? value.bind(of) : value;
      },
    });
  }

  it.each(["walk", "handshake", "offer", "exchange"] as const)(
    "in %s is told, and leaves what was seen before",
    async (method) => {
      const observations = await interview(targetWith(), broken(method, false));
      const bugs = observations.filter((one) => one.kind === "not-run");
      expect(bugs).toHaveLength(1);
      expect(bugs[0]?.why).toBe("asking it met a bug of our own (TypeError)");
      expect(observations[0]?.kind).toBe("dns");
      expect(JSON.stringify(observations)).not.toContain("s3cret");
    },
  );

  it.each(
    METHODS.flatMap((method) => [
      { method, isAtOnce: true },
      { method, isAtOnce: false },
    ]),
  )(
    "in $method, thrown at once: $isAtOnce, ends as a value or a rejection, and never behind our back",
    async ({ method, isAtOnce }) => {
      const behind: unknown[] = [];
      const note = (error: unknown) => behind.push(error);
      process.on("unhandledRejection", note);
      await interview(targetWith(), broken(method, isAtOnce)).catch(() => []);
      await new Promise((settled) => setTimeout(settled, 5));
      process.off("unhandledRejection", note);
      expect(behind).toEqual([]);
    },
  );

  it("in several at once ends the interview with what was seen, and never behind our back", async () => {
    const behind: unknown[] = [];
    const note = (error: unknown) => behind.push(error);
    process.on("unhandledRejection", note);
    const faults = fc.infiniteStream(fc.constantFrom("no", "no", "later", "at once"));
    const property = fc.asyncProperty(faults, fc.boolean(), async (stream, full) => {
      const observations = await interview(targetWith({ full }), breaking(stream));
      expect(observations[0]?.kind).toBe("dns");
      expect(JSON.stringify(observations)).not.toContain("s3cret");
    });
    await fc.assert(property);
    await new Promise((settled) => setTimeout(settled, 5));
    process.off("unhandledRejection", note);
    expect(behind).toEqual([]);
  });

  /** Questions that break now and then; the name is always resolved. */
  function breaking(faults: Iterator<string>): Questions {
    const questions: Questions = new FakeQuestions({ isWalked: true, hello: () => ALERT });
    return new Proxy(questions, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== "function") return value;
        if (name === "resolve" || name === "portFor") return value.bind(of);
        return (...args: readonly unknown[]) => {
          const fault = faults.next().value;
          if (fault === "at once") throw new TypeError(SECRET);
          return fault === "later" ? Promise.reject(new TypeError(SECRET)) : value.apply(of, args);
        };
      },
    });
  }
});
