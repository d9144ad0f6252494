import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { HttpAnswer, HttpOutcome } from "../../src/observation.ts";
import { parseCidr } from "../../src/verify/guard.ts";
import { GuardedNetwork } from "../../src/verify/guarded-network.ts";
import { curlCommand } from "../../src/verify/probes/http/command.ts";
import { exchange, type HttpAsk } from "../../src/verify/probes/http/exchange.ts";
import { needs } from "../support/needs.ts";
import {
  type Answer,
  BROKEN_BODIES,
  BROKEN_HEADS,
  drips,
  endless,
  endlessExtension,
  floods,
  HEALTHY,
  headOf,
  type Running,
  response,
  says,
  saysAndCloses,
  serve,
  serveAtOnce,
  serveTls,
  thenOnSecond,
} from "./rig/http-breakers.ts";
import { startNginx } from "./rig/nginx.ts";
import { makePki, removePki } from "./rig/pki.ts";

const running: Running[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(removePki);

function network(): GuardedNetwork {
  return new GuardedNetwork({
    allowed: [parseCidr("127.0.0.0/8") ?? []].flat(),
    trustedResolvers: [],
    perAddress: 4,
    total: 32,
    budget: { connections: 100, datagrams: 0 },
  });
}

async function started(server: Promise<Running>): Promise<Running> {
  const up = await server;
  running.push(up);
  return up;
}

function ask(port: number, extra: Partial<HttpAsk> = {}, over = network()): Promise<HttpOutcome> {
  return exchange(over, { ...asked(port), ...extra });
}

function asked(port: number): HttpAsk {
  return {
    scheme: "http",
    address: "127.0.0.1",
    port,
    hostHeader: "www.example.test",
    path: "/",
    headers: [],
    timeoutMilliseconds: 1000,
    connectTimeoutMilliseconds: 1000,
  };
}

async function askOf(answer: Answer, extra: Partial<HttpAsk> = {}): Promise<HttpOutcome> {
  const { port } = await started(serve(answer));
  return ask(port, extra);
}

async function answerOf(answer: Answer, extra: Partial<HttpAsk> = {}): Promise<HttpAnswer> {
  const outcome = await askOf(answer, extra);
  if (outcome.is !== "answered") throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("a sound answer", () => {
  it.each([
    ["withLength", 200, 5, "kept"],
    ["chunked", 200, 5, "kept"],
    ["untilClose", 200, 5, "closed"],
    ["oneInterim", 200, 0, "kept"],
    ["empty", 204, 0, "kept"],
    ["notModified", 304, 0, "not-tried"],
  ] as const)("%s is whole and without fault", async (name, status, bodyBytes, reuse) => {
    const answer = await answerOf(HEALTHY[name]);
    expect(answer).toMatchObject({ status, bodyBytes, isWhole: true, reuse });
    expect(answer).not.toHaveProperty("fault");
  });

  it("is asked for as CloudFront asks", async () => {
    const server = await started(serve(HEALTHY.withLength));
    await ask(server.port, { path: "/a?b=c", headers: [["X-Origin-Verify", "secret"]] });
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
    const [line, ...headers] = (server.requests[0] ?? "").toLowerCase().split("\r\n");
    expect(line).toBe("get /a?b=c http/1.1");
    expect(headers.toSorted()).toEqual([
      "connection: keep-alive",
      "host: www.example.test",
      "user-agent: amazon cloudfront",
      "via: 1.1 originlint.cloudfront.net (cloudfront)",
      "x-origin-verify: secret",
    ]);
  });

  it("has its headers counted to the byte, also far above what CloudFront takes", async () => {
    for (const bytes of [64, 32_768, 32_769, 100_000])
      expect(await answerOf(headOf(bytes))).toMatchObject({ headerBytes: bytes, reuse: "kept" });
    expect(await askOf(headOf(131_073))).toMatchObject({ is: "malformed" });
  });

  it("leaves out headers that may be secret", async () => {
    const lines = ["Server: nginx", "Set-Cookie: s=1", "Location: https://u:p@a.test/p?token=1", "X-Key: 2"];
    const { headers } = await answerOf(says(response(["HTTP/1.1 302 Found", ...lines, "Content-Length: 0"])));
    expect(headers).toEqual({ server: "nginx", location: "https://a.test", "content-length": "0" });
  });

  it("to HEAD has no body", async () => {
    const head = says(response(["HTTP/1.1 200 OK", "Content-Length: 7"]));
    const answer = await answerOf(head, { method: "HEAD" });
    expect(answer).toMatchObject({ bodyBytes: 0, isWhole: true, reuse: "not-tried" });
    expect(answer).not.toHaveProperty("fault");
  });

  it("measures the time to the first byte", async () => {
    const slow: Answer = (socket, nth) => void setTimeout(() => HEALTHY.withLength(socket, nth), 200);
    const { firstByteMilliseconds } = await answerOf(slow);
    expect(firstByteMilliseconds).toBeGreaterThanOrEqual(195);
    expect(firstByteMilliseconds).toBeLessThan(900);
  });
});

describe("a broken head", () => {
  it.each([
    ["garbage", "it does not begin with HTTP/"],
    ["html", "it does not begin with HTTP/"],
    ["noVersion", "it does not begin with HTTP/"],
    ["version2", "it claims to be HTTP/2.0"],
    ["statusLetters", "the status line is malformed"],
    ["status999", "the status code 999 does not exist"],
    ["noColon", "a line among the headers has no colon"],
    ["spaceInName", "a header's name has a character that none may have"],
    ["folded", "a header is folded over two lines, which is obsolete"],
    ["nul", "a header's value has a control character"],
    ["bareLf", "a line does not end with CR LF"],
    ["lengthLetters", "Content-Length is no number"],
    ["lengthNegative", "Content-Length is no number"],
    ["twoLengths", "it has two different values of Content-Length"],
    ["lengthAndChunked", "it has both Content-Length and Transfer-Encoding"],
    ["switches", "it switches protocols (101) without being asked to"],
    ["manyInterims", "more than 8 interim responses (1xx) come first"],
    ["twoContinues", "a second 100 Continue comes"],
    ["closesInHeaders", "the connection was closed within the headers"],
    ["resetsInHeaders", "the connection was reset within the headers"],
  ] as const)("%s is malformed", async (name, what) => {
    expect(await askOf(BROKEN_HEADS[name])).toMatchObject({ is: "malformed", what });
  });

  it("is shown without control characters and cookies", async () => {
    const outcome = await askOf(says(response(["HTTP/1.1 200 OK", "Set-Cookie: s=1", "bad\x1b[31m line"])));
    expect(outcome).toMatchObject({ text: expect.stringContaining("Set-Cookie: (not shown)\nbad\\x1b[31m") });
    expect(JSON.stringify(outcome)).not.toContain("s=1");
  });
});

describe("a broken body", () => {
  it.each([
    ["shortBody", "Content-Length promises 100 bytes, 40 came"],
    ["longBody", "Content-Length promises 10 bytes, more came"],
    ["otherCoding", 'Transfer-Encoding is "gzip", and CloudFront takes only "chunked"'],
    ["twoCodings", 'Transfer-Encoding is "gzip, chunked", and CloudFront takes only "chunked"'],
    ["badChunkSize", "the size of a chunk is no hexadecimal number"],
    ["chunkTooLong", "a chunk is not as long as its size says"],
    ["chunkTooShort", "a chunk is not as long as its size says"],
    ["hugeChunkSize", "the size of a chunk is beyond all bounds"],
    ["noLastChunk", "the connection was closed before the last chunk"],
    ["resetsInBody", "Content-Length promises 100 bytes, 40 came"],
    ["surplusGarbage", "bytes follow the end of the response"],
    ["surplus", "bytes follow the end of the response"],
  ] as const)("%s is a fault", async (name, fault) => {
    expect(await answerOf(BROKEN_BODIES[name])).toMatchObject({ fault, reuse: "not-tried" });
  });
});

describe("no answer", () => {
  it("is refused where nobody listens", async () => {
    const { port, stop } = await serve(HEALTHY.empty);
    await stop();
    expect(await ask(port)).toEqual({ is: "refused" });
  });

  it("is silent, in bounded time", async () => {
    const begun = performance.now();
    expect(await askOf(() => {}, { timeoutMilliseconds: 300 })).toEqual({ is: "silent", after: "request" });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("is closed, or reset, after the request", async () => {
    expect(await askOf((socket) => void socket.end())).toEqual({ is: "closed", after: "request" });
    expect(await askOf((socket) => void socket.resetAndDestroy())).toEqual({ is: "reset", after: "request" });
  });

  it("is TLS where a TLS server is asked without", async () => {
    const { port } = await started(
      serveAtOnce((socket) => void socket.end(Buffer.from("15030100020228", "hex"))),
    );
    expect(await ask(port)).toEqual({ is: "tls", bytes: "15030100020228" });
  });

  it("is not asked for with a Host that would break the request", async () => {
    const server = await started(serve(HEALTHY.empty));
    expect(await ask(server.port, { hostHeader: "a\r\nX: y" })).toMatchObject({ is: "not-dialled" });
    expect(await ask(server.port, { headers: [["X-A", "b\r\nX: y"]] })).toMatchObject({ is: "not-dialled" });
    expect(server.connections()).toBe(0);
  });
});

describe("a server of another protocol", () => {
  it("is shown by its banner", async () => {
    const { port } = await started(serveAtOnce((socket) => void socket.write("SSH-2.0-OpenSSH_9.2\r\n")));
    expect(await ask(port)).toMatchObject({ is: "malformed", text: "SSH-2.0-OpenSSH_9.2\n" });
  });
});

describe("the schedule", () => {
  it("gets its places back from every exchange, whatever its outcome", async () => {
    const answers = [HEALTHY.withLength, BROKEN_HEADS.garbage, BROKEN_BODIES.shortBody, endless, floods];
    const net = network();
    for (const answer of answers) {
      const { port } = await started(serve(answer));
      const asks = Array.from({ length: 8 }, () => ask(port, {}, net));
      const outcomes = await Promise.all(asks);
      expect(outcomes.map(({ is }) => is)).not.toContain("silent");
    }
    expect(net.cost.connections).toBe(40);
  });
});

describe("any server", () => {
  it("gives an outcome in bounded time, whatever it sends and however it ends", async () => {
    let text = "";
    let isOver = false;
    const answer: Answer = (socket) =>
      void (isOver ? socket.end(text, "latin1") : socket.write(text, "latin1"));
    const { port } = await started(serve(answer));
    const sound = [
      response(["HTTP/1.1 200 OK", "Content-Length: 5"], "hello"),
      response(["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"], "5\r\nhello\r\n0\r\n\r\n"),
      response(["HTTP/1.1 304 Not Modified", "Content-Length: 7", "Connection: close"]),
      response(["HTTP/1.1 103 Early Hints"]),
    ];
    const edits = fc.array(
      fc.tuple(fc.nat(80), fc.nat(3), fc.string({ maxLength: 3, unit: "binary-ascii" })),
      {
        maxLength: 4,
      },
    );
    const written = fc.array(fc.constantFrom(...sound), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(written, edits, fc.boolean(), async (parts, changes, ends) => {
        text = changes.reduce(
          (all, [at, drop, put]) => all.slice(0, at) + put + all.slice(at + drop),
          parts.join(""),
        );
        isOver = ends;
        const begun = performance.now();
        const outcome = await ask(port, { timeoutMilliseconds: 60 });
        expect(["answered", "malformed", "silent", "closed", "tls"]).toContain(outcome.is);
        expect(performance.now() - begun).toBeLessThan(3000);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a hostile server", () => {
  it("that sends 10 GB is read up to 64 KB", async () => {
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    const answer = await answerOf(endless);
    expect(answer).toMatchObject({ bodyBytes: 65_536, isWhole: false, reuse: "not-tried" });
    expect(answer).not.toHaveProperty("fault");
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("that drips a header is left at the deadline", async () => {
    const begun = performance.now();
    expect(await askOf(drips, { timeoutMilliseconds: 400 })).toMatchObject({
      is: "malformed",
      what: "its headers had not ended after 400 ms",
    });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("that floods with headers is left at 128 KB", async () => {
    expect(await askOf(floods)).toMatchObject({ what: "its headers are longer than 131072 bytes" });
  });

  it("that never ends a chunk's extension is left at 1 MB", async () => {
    expect(await answerOf(endlessExtension)).toMatchObject({
      bodyBytes: 0,
      fault: "the framing of its chunks has no end",
    });
  });

  it("that stops within the body is left at the deadline", async () => {
    const stalls = says(response(["HTTP/1.1 200 OK", "Content-Length: 9"]));
    expect(await answerOf(stalls, { timeoutMilliseconds: 300 })).toMatchObject({
      isWhole: false,
      fault: "no byte of the body came for 300 ms",
    });
  });
});

describe("a second request", () => {
  it.each([
    ["kept", HEALTHY.withLength],
    ["closed", thenOnSecond((socket) => void socket.end())],
    ["reset", thenOnSecond((socket) => void socket.resetAndDestroy())],
    ["closed", saysAndCloses(response(["HTTP/1.1 200 OK", "Content-Length: 0"]))],
    ["closed", saysAndCloses(response(["HTTP/1.0 200 OK", "Content-Length: 0"]))],
    ["kept", says(response(["HTTP/1.1 200 OK", "Content-Length: 0", "Keep-Alive: timeout=1"]))],
    ["not-tried", thenOnSecond(() => {})],
  ] as const)("is %s", async (reuse, answer) => {
    expect(await answerOf(answer, { timeoutMilliseconds: 400 })).toMatchObject({ reuse });
  });
});

describe("a distribution", () => {
  const page = (cause: string) =>
    `<HTML><BODY><H1>502 ERROR</H1><H2>The request could not be satisfied.</H2><HR>${cause} We can&#39;t connect to the ` +
    "server for this app or website at this time.<BR></BODY></HTML>";
  const answerWith = (cause: string, xCache = "Error from cloudfront") => {
    const body = page(cause);
    return says(
      response(
        [
          "HTTP/1.1 502 Bad Gateway",
          "Server: CloudFront",
          `X-Cache: ${xCache}`,
          `Content-Length: ${body.length}`,
        ],
        body,
      ),
    );
  };

  it.each([
    "CloudFront wasn&#39;t able to resolve the origin domain name.",
    "CloudFront wasn't able to connect to the origin.",
    "The Lambda function result failed validation: The function tried to add, delete, or change a read-only header.",
    "CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.",
  ])("is heard: %s", async (cause) => {
    const { cloudfront } = await answerOf(answerWith(cause));
    const says = cause.replace("&#39;", "'").slice(0, -1);
    expect(cloudfront).toEqual({ xCache: "Error from cloudfront", says });
  });

  it("is not seen in the X-Cache of others", async () => {
    const others = says(
      response(["HTTP/1.1 200 OK", "X-Cache: HIT", "Via: 1.1 varnish", "Content-Length: 0"]),
    );
    expect(await answerOf(others)).not.toHaveProperty("cloudfront");
  });
});

describe("nginx", () => {
  it("is sound with and without TLS, and says so where it is asked without", async (context) => {
    needs(context, "nginx");
    const http = await startNginx([{ isPlain: true }]);
    context.onTestFinished(http.stop);
    const https = await startNginx([{ certificates: [makePki().good], directives: ["keepalive_timeout 0"] }]);
    context.onTestFinished(https.stop);
    const server = expect.stringMatching(/^nginx/);
    const sound = { is: "answered", status: 200, isWhole: true, headers: { server } };
    expect(await ask(http.port)).toMatchObject({ ...sound, reuse: "kept" });
    const secure = { scheme: "https", serverName: "www.example.test" } as const;
    expect(await ask(https.port, secure)).toMatchObject({ ...sound, reuse: "closed" });
    expect(await ask(https.port)).toMatchObject({ status: 400, headers: { server } });
    expect(await ask(http.port, secure)).toMatchObject({ is: "no-tls" });
  });
});

describe("over TLS", () => {
  const pair = () => {
    const { key, chain } = makePki().good;
    return { key: readFileSync(key), cert: readFileSync(chain) };
  };

  it("sends its own server name, whatever the Host is", async () => {
    const names: (string | false | null)[] = [];
    const answer: Answer = (socket, nth) => {
      if ("servername" in socket && (typeof socket.servername === "string" || socket.servername === false))
        names.push(socket.servername);
      HEALTHY.withLength(socket, nth);
    };
    const { port } = await started(serveTls(answer, pair()));
    const https = { scheme: "https", hostHeader: "www.example.test" } as const;
    expect(await ask(port, { ...https, serverName: "origin.example.test" })).toMatchObject({ reuse: "kept" });
    expect(await ask(port, https)).toMatchObject({ is: "answered", bodyBytes: 5 });
    expect(names).toEqual(["origin.example.test", "origin.example.test", false, false]);
  });

  it("is what curl does with the command that is printed", async (context) => {
    needs(context, "curl");
    const names: unknown[] = [];
    const answer: Answer = (socket, nth) => {
      names.push("servername" in socket && socket.servername);
      HEALTHY.withLength(socket, nth);
    };
    const { port, requests } = await started(serveTls(answer, pair()));
    const command = curlCommand({
      ...asked(port),
      scheme: "https",
      serverName: "origin.example.test",
      path: "/a'b?c=$(id)",
    });
    const { stderr } = await promisify(execFile)("sh", ["-c", command]);
    expect(stderr).toContain("< HTTP/1.1 200 OK");
    expect(names).toEqual(["origin.example.test"]);
    expect(requests[0]).toMatch(/^GET \/a'b\?c=\$\(id\) HTTP\/1\.1\r\nHost: www\.example\.test\r\n/);
    expect(requests[0]).toContain("User-Agent: Amazon CloudFront");
  });

  it("speaks with old servers, and hears those that want a client certificate", async () => {
    const old = {
      ...pair(),
      maxVersion: "TLSv1",
      minVersion: "TLSv1",
      ciphers: "DEFAULT:@SECLEVEL=0",
    } as const;
    const https = { scheme: "https", serverName: "origin.example.test" } as const;
    const { port } = await started(serveTls(HEALTHY.withLength, old));
    expect(await ask(port, https)).toMatchObject({ is: "answered", reuse: "kept" });
    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
      const strict = { ...pair(), requestCert: true, minVersion: version, maxVersion: version };
      const { port } = await started(serveTls(HEALTHY.withLength, strict));
      const outcome = await ask(port, https);
      expect({ version, outcome }).toMatchObject({ outcome: { is: "no-tls" } });
    }
  });

  it("finds the same faults", async () => {
    const { port } = await started(serveTls(BROKEN_BODIES.shortBody, pair()));
    expect(await ask(port, { scheme: "https", serverName: "a.test" })).toMatchObject({
      fault: "Content-Length promises 100 bytes, 40 came",
    });
  });

  it("does not come about with a server of plain HTTP", async () => {
    const act = says(response(["HTTP/1.1 400 Bad Request", "Connection: close"]));
    const { port } = await started(serveAtOnce((socket) => socket.once("data", () => act(socket, 1))));
    expect(await ask(port, { scheme: "https" })).toEqual({
      is: "no-tls",
      why: "bytes came that are no valid TLS",
    });
  });

  it("tells a silent, a closing and a resetting server apart", async () => {
    const over = async (act: Parameters<typeof serveAtOnce>[0]) => {
      const { port } = await started(serveAtOnce((socket) => socket.once("data", () => act(socket))));
      return ask(port, { scheme: "https", connectTimeoutMilliseconds: 300 });
    };
    expect(await over(() => {})).toEqual({ is: "silent", after: "hello" });
    expect(await over((socket) => socket.end())).toEqual({ is: "closed", after: "hello" });
    expect(await over((socket) => socket.resetAndDestroy())).toEqual({ is: "reset", after: "hello" });
    expect(await over((socket) => socket.end(Buffer.from("15030100020228", "hex")))).toMatchObject({
      is: "no-tls",
      why: expect.stringContaining("handshake failure"),
    });
  });
});
