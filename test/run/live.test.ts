import { Socket as UdpSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { NO_CONFIG } from "../../src/config.ts";
import type { Input } from "../../src/discover/discover.ts";
import { COMMAND_LINE, commandLineDistribution } from "../../src/evaluate/command-line/distribution.ts";
import type { Report } from "../../src/finding.ts";
import { predict } from "../../src/run/judge-root.ts";
import { runLive } from "../../src/run/live.ts";
import { ReportBuilder } from "../../src/run/report-builder.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import type { LiveOptions } from "../../src/verify/options.ts";
import { readRecording, writeRecording } from "../../src/verify/recording.ts";
import { type Predicted, verify } from "../../src/verify/verify.ts";
import { startNginx } from "../live/rig/nginx.ts";
import { startNsd } from "../live/rig/nsd.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import { PLAIN_CODE } from "../live/rig/rule-cases.ts";
import { freePort } from "../live/rig/running.ts";
import { distributionOf, ORIGIN, type Stack } from "../live/rig/stack.ts";
import { connectTo, LIVE_NOW, liveOptions, runCode } from "../live/rig/verify-code.ts";
import { rule } from "../support/judge-model.ts";
import { needs } from "../support/needs.ts";
import { loadRecording } from "../support/recordings.ts";

const folder = mkdtempSync(join(tmpdir(), "originlint-recordings-"));
const at = (name: string) => join(folder, name);

afterAll(() => {
  rmSync(folder, { recursive: true });
  removePki();
});

// ------------------------------------------------------------------ record and replay

interface Server {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const withCertificate = (...names: string[]) => {
  const certificates = [makePki().issue({ names })];
  return () => startNginx([{ certificates, directives: ["ssl_protocols TLSv1.2"] }]);
};

const ROWS: readonly {
  readonly that: string;
  readonly start: () => Promise<Server>;
  readonly code?: Partial<Stack>;
  readonly live?: Partial<LiveOptions>;
}[] = [
  { that: "is healthy", start: () => withCertificate(ORIGIN)() },
  { that: "is healthy, asked for everything", start: () => withCertificate(ORIGIN)(), live: { full: true } },
  { that: "has another name", start: () => withCertificate("other.example.org")() },
  {
    that: "has a certificate for the aliases",
    start: () => withCertificate("www.example.com")(),
    code: { forwardsHost: true, aliases: ["www.example.com", "*.example.net"] },
  },
  {
    that: "has an expired certificate",
    start: () =>
      startNginx([
        { certificates: [makePki().issue({ names: [ORIGIN], notAfter: "2025-06-01T00:00:00Z" })] },
      ]),
  },
  {
    that: "speaks an older version alone",
    start: () =>
      startNginx([
        {
          certificates: [makePki().issue({ names: [ORIGIN] })],
          directives: ["ssl_protocols TLSv1", "ssl_ciphers ALL:@SECLEVEL=0"],
        },
      ]),
  },
  { that: "speaks plain HTTP", start: () => startNginx([{ isPlain: true }]) },
  { that: "is closed", start: async () => ({ port: await freePort(), stop: async () => {} }) },
  {
    that: "is asked by both schemes",
    start: () => startNginx([{ isPlain: true }]),
    code: { originPolicy: "match-viewer", viewerPolicy: "allow-all" },
  },
];

describe("a recording of a server", () => {
  it.for(ROWS)("that $that, replayed, gives the same report and sends nothing", async (row, context) => {
    for (const command of ["openssl", "nginx"]) needs(context, command);
    const stack = { ...PLAIN_CODE, ...row.code };
    const files = { "main.tf": distributionOf(stack) };
    const server = await row.start();
    const standIns = [443, 80].map((port) => ({ host: ORIGIN, port, toPort: server.port }));
    const options = liveOptions({ ...row.live, connectTo: connectTo(...standIns), ca: makePki().root });
    const record = at(`${row.that.replaceAll(" ", "-")}.json`);
    const made = await runCode(files, { ...options, record });
    await server.stop();
    expect(made.probes.length).toBeGreaterThan(1);
    expect(made.diagnostics).toEqual([]);
    expect(await replayed(files, record)).toEqual(made);
  });

  it("whose name was resolved and walked for, replayed, gives the same report", async (context) => {
    for (const command of ["openssl", "nginx", "nsd"]) needs(context, command);
    const [dns, server] = [
      await startNsd([{ address: "127.0.9.1", zones: { ".": ROOT_ZONE } }]),
      await withCertificate(ORIGIN)(),
    ];
    const rootHints = at("named.root");
    writeFileSync(rootHints, "a.root. 60 A 127.0.9.1\n");
    const files = { "main.tf": distributionOf({ ...PLAIN_CODE, originPort: server.port }) };
    const resolvers = [{ address: "127.0.9.1", port: dns.port }];
    const record = at("resolved.json");
    const options = liveOptions({ resolvers, rootHints, dnsPort: dns.port, ca: makePki().root, record });
    const made = await runCode(files, options);
    await Promise.all([server.stop(), dns.stop()]);
    expect(made.probes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["dns", "delegation", "tls", "http"]),
    );
    expect(await replayed(files, record)).toEqual(made);
  });

  it("holds no header that the origin is sent, nor does the report", async (context) => {
    needs(context, "nginx");
    const header =
      'custom_header {\n      name  = "X-Key"\n      value = "s3cret-value"\n    }\n\n    custom_origin_config';
    const code = distributionOf({ ...PLAIN_CODE, originPolicy: "http-only", originPort: 80, otherPort: 443 });
    const main = code.replace("custom_origin_config", header);
    expect(main).toContain("s3cret-value");
    const server = await startNginx([{ isPlain: true, directives: ["add_header Server-Saw $http_x_key"] }]);
    const record = at("headers.json");
    const where = connectTo({ host: ORIGIN, port: 80, toPort: server.port });
    const report = await runCode(
      { "main.tf": main },
      liveOptions({ connectTo: where, sendOriginHeaders: true, record }),
    );
    await server.stop();
    expect(report.probes.some(({ kind, outcome }) => kind === "http" && outcome === "seen")).toBe(true);
    expect(JSON.stringify(report)).not.toContain("s3cret-value");
    expect(readFileSync(record, "utf8")).not.toContain("s3cret-value");
  });
});

const ROOT_ZONE = `@ SOA a.root. admin.root. 1 3600 600 86400 60
@ NS a.root.
a.root. A 127.0.9.1
${ORIGIN}. A 127.0.0.1`;

/** The report on a recording, made without a single packet. */
async function replayed(files: Readonly<Record<string, string>>, replay: string): Promise<Report> {
  const spies = [vi.spyOn(Socket.prototype, "connect"), vi.spyOn(UdpSocket.prototype, "send")];
  try {
    const report = await runCode(files, liveOptions({ replay }));
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    return report;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

// ------------------------------------------------------------------ origins of one name

describe("origins of one name", () => {
  it("a VPC origin beside a public one: the public one is asked, the other is not, and says why", async (context) => {
    for (const command of ["openssl", "nginx"]) needs(context, command);
    const vpc = `
  origin {
    origin_id   = "inside"
    domain_name = "${ORIGIN}"

    vpc_origin_config {
      vpc_origin_id = "vo_0123456789"
    }
  }

  ordered_cache_behavior {
    path_pattern           = "/inside/*"
    target_origin_id       = "inside"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }

  restrictions {`;
    const main = distributionOf(PLAIN_CODE).replace("  restrictions {", vpc);
    const server = await withCertificate(ORIGIN)();
    const where = connectTo({ host: ORIGIN, port: 443, toPort: server.port });
    const report = await runCode({ "main.tf": main }, liveOptions({ connectTo: where, ca: makePki().root }));
    await server.stop();
    const verdicts = report.originRequests.map(({ origin, verdict }) => [origin, verdict]);
    expect(verdicts).toContainEqual(["web", "proven"]);
    expect(verdicts.filter(([origin]) => origin === "inside").map(([, verdict]) => verdict)).not.toContain(
      "broken",
    );
    const notRun = report.probes.filter(({ outcome }) => outcome === "not-run");
    expect(notRun.length).toBeGreaterThan(0);
    for (const { evidence } of notRun) expect(evidence[0]).toContain("it is a VPC origin");
  });
});

// ------------------------------------------------------------------ secrets

describe("a name that the code marks as sensitive", () => {
  it("never reaches the report", async () => {
    const main = distributionOf(PLAIN_CODE)
      .replace(`domain_name = "${ORIGIN}"`, "domain_name = var.origin")
      .concat(`variable "origin" {\n  sensitive = true\n  default   = "${ORIGIN}"\n}\n`);
    const { observations, roots = [] } = loadRecording("certificate-good");
    const replay = at("sensitive.json");
    writeFileSync(replay, writeRecording({ version: 1, roots, observations }));
    const { rules: _, ...report } = await runCode({ "main.tf": main }, liveOptions({ replay }));
    expect(report.originRequests).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain(ORIGIN);
  });
});

// ------------------------------------------------------------------ bugs of ours

const INPUT: Input = { kind: "template", file: COMMAND_LINE };
const FAILS = rule("tls/always", {
  subject: "originRequest",
  message: "{origin.domainName} fails",
  check: ({ port }) => ({ outcome: "fail", at: port.from }),
});

function predictedFor(host: string): Predicted<Input> {
  return predict(INPUT, commandLineDistribution({ hosts: [host] }).root, { rules: [FAILS] }, LIVE_NOW);
}

/** The report of a live run over these roots, by a recording of `origin.example.com`. */
async function reportOn(
  roots: readonly Predicted<Input>[],
  live: Partial<LiveOptions> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Report> {
  const replay = at("good.json");
  const { observations, roots: pems = [] } = loadRecording("certificate-good");
  writeFileSync(replay, writeRecording({ version: 1, roots: pems, observations }));
  const builder = new ReportBuilder();
  builder.addRules([FAILS], NO_CONFIG);
  const options = liveOptions({ replay, ...live });
  const context = { live: options, workingDirectory: folder, environment, rules: [FAILS], now: LIVE_NOW };
  await runLive(roots, context, builder);
  return builder.finish(new MemoryFiles({}), NO_CONFIG).report;
}

/** A root that throws when it is judged again. */
function broken(host: string, thrown: unknown): Predicted<Input> {
  return {
    ...predictedFor(host),
    again: () => {
      throw thrown;
    },
  };
}

describe("a bug of ours that judging again brings out", () => {
  it.each([new TypeError("lost"), new RangeError("Maximum call stack size exceeded"), "a text", undefined])(
    "(%s) is told, and costs no prediction and no probe",
    async (thrown) => {
      const report = await reportOn([broken("origin.example.com", thrown)]);
      expect(report.diagnostics).toEqual([
        expect.objectContaining({ severity: "error", code: "internal", fatal: true }),
      ]);
      const [diagnostic] = report.diagnostics;
      expect(diagnostic?.message).toContain("met a bug of its own");
      expect(diagnostic?.message).not.toMatch(/: $/);
      expect(report.findings.map((one) => [one.rule, one.verification])).toEqual([
        ["tls/always", "predicted"],
      ]);
      expect(report.originRequests).toHaveLength(1);
      expect(report.probes.map(({ kind }) => kind)).toEqual(["dns", "tls"]);
    },
  );

  it("leaves the other roots as they are", async () => {
    const roots = [broken("api.example.com", new Error("lost")), predictedFor("origin.example.com")];
    const report = await reportOn(roots);
    expect(report.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["internal", "error"],
      ["live", "warning"],
    ]);
    expect(report.findings.map((one) => one.verification)).toEqual(["predicted", "predicted"]);
    expect(report.originRequests.map(({ origin }) => origin).sort()).toEqual([
      "api.example.com",
      "origin.example.com",
    ]);
  });

  it("is thrown on where its stack is wanted", async () => {
    const root = broken("origin.example.com", new TypeError("lost"));
    await expect(reportOn([root], {}, { ORIGINLINT_DEBUG: "1" })).rejects.toThrow("lost");
  });

  it("is one in what a world holds, too: comparing must not end the run", async () => {
    const predicted = predictedFor("origin.example.com");
    const again: Predicted<Input>["again"] = (see) => {
      const world = predicted.again(see);
      const poisoned = new Proxy([...world.judgement.findings], {
        get: (of, name) => {
          if (name === "map") throw new TypeError("lost");
          return Reflect.get(of, name);
        },
      });
      return { ...world, judgement: { ...world.judgement, findings: poisoned } };
    };
    const report = await reportOn([{ ...predicted, again }]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["internal"]);
    expect(report.findings.map((one) => one.verification)).toEqual(["predicted"]);
  });

  it("may be in the judgement of a chain: overlay and the wording of probes both meet it", async () => {
    const { observations } = loadRecording("certificate-good");
    const named = () => {
      throw new TypeError("lost");
    };
    const source = { is: "recording", observations } as const;
    const options = {
      source,
      roots: { trustedBy: "nobody trusts", named },
      rules: [FAILS],
      now: LIVE_NOW,
      full: false,
      sendOriginHeaders: false,
    };
    const { bug, probes, worlds } = await verify([predictedFor("origin.example.com")], options);
    expect(bug).toBeDefined();
    expect(probes).toEqual([]);
    expect(worlds.map((one) => one.bug)).toEqual([{ thrown: expect.any(TypeError) }]);
    const findings = worlds.flatMap(({ world }) => world.judgement.findings);
    expect(findings.map((one) => one.verification)).toEqual(["predicted"]);
  });

  it("in the plan of one root leaves the others as they are", async () => {
    const root = predictedFor("api.example.com");
    const requests = root.requests.map((request) => ({
      ...request,
      get port(): never {
        throw new TypeError("lost");
      },
    }));
    const report = await reportOn([{ ...root, requests }, predictedFor("origin.example.com")]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["internal"]);
    expect(report.findings.map((one) => one.rule)).toContain("tls/always");
  });
});

// ------------------------------------------------------------------ files

describe("files of a live run", () => {
  const root = () => predictedFor("origin.example.com");

  async function message(live: Partial<LiveOptions>): Promise<string> {
    const { replay, ...network } = live;
    const { diagnostics } = await reportOn([root()], replay === undefined ? live : { ...network, replay });
    expect(diagnostics).toEqual([expect.objectContaining({ severity: "error", code: "live", fatal: true })]);
    return diagnostics[0]?.message ?? "";
  }

  it("that cannot be read are named, with the reason", async () => {
    expect(await message({ replay: "missing.json" })).toMatch(/^cannot read missing\.json: .*ENOENT/);
    expect(await message({ ca: "missing.pem" })).toMatch(/^cannot read missing\.pem: .*ENOENT/);
    writeFileSync(at("bad.json"), '{"version":1,"observations":[{"kind":"tls"}]}');
    expect(await message({ replay: "bad.json" })).toMatch(
      /^the recording bad\.json cannot be used: .*\bobservation 0\b.* host is /,
    );
    writeFileSync(at("bad.pem"), "no certificate");
    expect(await message({ ca: "bad.pem" })).toBe("bad.pem: it holds no certificate in PEM");
  });

  it("that cannot be written cost no finding", async () => {
    const report = await reportOn([root()], { record: "no/such/folder.json" });
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["live"]);
    expect(report.diagnostics[0]?.message).toMatch(/^cannot write no\/such\/folder\.json: .*ENOENT/);
    expect(report.findings).toHaveLength(1);
  });

  it("are relative to the working directory, and a recording is one that can be read", async () => {
    await reportOn([root()], { record: "again.json" });
    const recording = readRecording(readFileSync(at("again.json"), "utf8"));
    expect(recording.ok && recording.value).toEqual(loadRecording("certificate-good"));
  });

  it("of flags that cannot be used contact nobody, and say which", async () => {
    for (const [flags, says] of [
      [{ allowAddresses: ["10.0.0.0/99"] }, /--allow-address .*10\.0\.0\.0\/99/],
      [{ rootHints: "missing.root" }, /^cannot read missing\.root: .*ENOENT/],
    ] as const) {
      const builder = new ReportBuilder();
      const live = liveOptions(flags);
      await runLive(
        [root()],
        { live, workingDirectory: folder, environment: {}, rules: [], now: 0 },
        builder,
      );
      expect(builder.diagnostics.map(({ code, message: told }) => `${code} ${told}`)[0]).toMatch(
        new RegExp(`^live ${says.source.replace(/^\^/, "")}`),
      );
    }
  });

  it("that say nothing of an origin leave the prediction", async () => {
    const report = await reportOn([predictedFor("api.example.com")]);
    expect(report.findings.map((one) => one.verification)).toEqual(["predicted"]);
    expect(report.probes).toEqual([]);
  });
});
