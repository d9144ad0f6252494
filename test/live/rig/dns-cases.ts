import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";
import type { Certainty, Report, Severity } from "../../../src/finding.ts";
import { needs } from "../../support/needs.ts";
import { type Domain, type Domains, type Internet, startInternet } from "./internet.ts";
import { startNginx } from "./nginx.ts";
import type { Running } from "./running.ts";

/** Where a web server answers. It is no public address: `port/private-address` goes with every name that leads to it. */
export const WEB = "127.0.8.80";
/** The name of the deployed distribution. */
export const CLOUDFRONT = "d111111abcdef8.cloudfront.net";
export const WELL: Domain = { records: `origin A ${WEB}` };

/** A rule, and one domain in two internets: in one it has the fault, in the other it is mended. The code is the same. */
export interface DnsCase {
  readonly rule: string;
  readonly because: string;
  /** Of which the origin is the host `origin`. */
  readonly domain: string;
  readonly faulty: Domain;
  /** `WELL` unless said otherwise. */
  readonly mended?: Domain;
  readonly code?: EdgeCode;
  /** The distribution as AWS tells it, `CLOUDFRONT`, instead of code. */
  readonly isDeployed?: true;
  /** The code alone predicts the fault: confirmed, and refuted where it is mended. */
  readonly isPredicted?: true;
  /** Where it is mended, it leads to an address that is not to be dialled here. */
  readonly isUndialled?: true;
  /** Other rules whose fault is there too. */
  readonly also?: readonly string[];
  readonly certainty: Certainty;
  readonly severity?: Severity;
}

/** Two tests for each row: `verify` finds the rule in the faulty internet, and in the mended one only that `WEB` is not public. */
export function testDnsRules(rows: readonly DnsCase[]): void {
  let running: Servers | undefined;
  const up = (context: TestContext) => {
    for (const command of ["nsd", "nginx"]) needs(context, command);
    if (running === undefined) throw new Error("the servers did not start");
    return running;
  };
  beforeAll(async () => {
    running = await unlessAbsent(start(rows));
  }, 60_000);
  afterAll(async () => {
    await Promise.all([running?.faulty.stop(), running?.mended.stop(), running?.web.stop()]);
  });

  it.for(rows)("finds $rule: $because", async (row, context) => {
    const { faulty, web } = up(context);
    const report = await faulty.verify(filesOf(row, web.port));
    expect(rulesOf(report)).toEqual([row.rule, ...(row.also ?? [])].sort());
    expect(report.findings.find(({ rule }) => rule === row.rule)).toMatchObject({
      verification: row.isPredicted ? "confirmed" : "observed",
      certainty: row.certainty,
      ...(row.severity && { severity: row.severity }),
    });
    for (const { evidence } of report.findings) {
      expect(evidence).not.toEqual([]);
      for (const { says, command } of evidence) expect([says, command]).not.toContain("");
    }
    expect(report.originRequests.map(({ verdict }) => verdict)).toEqual(["broken"]);
  });

  it.for(rows)("is silent where $rule is mended: $because", async (row, context) => {
    const { mended, web } = up(context);
    const report = await mended.verify(filesOf(row, web.port));
    const refuted = row.isPredicted ? [[row.rule, "refuted", "note"]] : [];
    const told = report.findings.map(({ rule, verification, severity }) => [rule, verification, severity]);
    expect(told.sort()).toEqual([...refuted, ["port/private-address", "observed", "error"]].sort());
    const answered = report.probes.filter(({ kind, outcome }) => kind === "http" && outcome === "seen");
    const expected = row.isUndialled ? [] : [`${WEB}:${web.port} as origin.${row.domain}`];
    expect(answered.map(({ target }) => target)).toEqual(expected);
  });
}

/** `undefined` where a command is absent, of which each test tells by itself. */
export async function unlessAbsent<T>(starting: Promise<T>): Promise<T | undefined> {
  return starting.catch((error: unknown) => {
    if (String(error).includes("ENOENT")) return undefined;
    throw error;
  });
}

export function rulesOf({ findings }: Report): readonly string[] {
  return findings.map(({ rule }) => rule).sort();
}

interface Servers {
  readonly faulty: Internet;
  readonly mended: Internet;
  readonly web: Running;
}

async function start(rows: readonly DnsCase[]): Promise<Servers> {
  const worldwide: Domains = { "cloudfront.net": { records: `d111111abcdef8 A ${WEB}` } };
  const faulty = Object.fromEntries(rows.map((row) => [row.domain, row.faulty]));
  const mended = Object.fromEntries(rows.map((row) => [row.domain, row.mended ?? WELL]));
  const web = await startNginx([{ isPlain: true }], { address: WEB });
  return {
    web,
    faulty: await startInternet(8, { ...worldwide, ...faulty }),
    mended: await startInternet(9, { ...worldwide, ...mended }),
  };
}

function filesOf({ domain, code, isDeployed }: DnsCase, port: number): Readonly<Record<string, string>> {
  const host = `origin.${domain}`;
  return isDeployed
    ? { "distribution.json": deployed(host, port) }
    : { "main.tf": edgeCode(host, port, code) };
}

// ------------------------------------------------------------------ code

/** What `aws cloudfront get-distribution` prints. */
export function deployed(host: string, port: number, aliases: readonly string[] = []): string {
  const origin = {
    Id: "web",
    DomainName: host,
    OriginPath: "",
    CustomHeaders: { Quantity: 0 },
    CustomOriginConfig: {
      HTTPPort: port,
      HTTPSPort: 443,
      OriginProtocolPolicy: "http-only",
      OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
    },
  };
  const behavior = {
    TargetOriginId: "web",
    ViewerProtocolPolicy: "redirect-to-https",
    CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  };
  const config = {
    CallerReference: "made-up",
    Aliases: { Quantity: aliases.length, Items: aliases },
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: behavior,
    CacheBehaviors: { Quantity: 0 },
    Enabled: true,
  };
  const distribution = { Id: "E111111ABCDEF8", DomainName: CLOUDFRONT, DistributionConfig: config };
  return JSON.stringify({ Distribution: distribution }, undefined, 4);
}

/** A distribution with one origin that is asked by plain HTTP, and what stands beside it. */
export interface EdgeCode {
  readonly aliases?: readonly string[];
  /** More arguments of `custom_origin_config`. */
  readonly origin?: string;
  /** More blocks of the behavior. */
  readonly behavior?: string;
  readonly beside?: string;
}

export function edgeCode(host: string, httpPort: number, code: EdgeCode = {}): string {
  return `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  aliases = ${JSON.stringify(code.aliases ?? [])}

  origin {
    origin_id   = "web"
    domain_name = "${host}"

    custom_origin_config {
      http_port              = ${httpPort}
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      ${code.origin ?? ""}
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    ${code.behavior ?? ""}
  }
}
${code.beside ?? ""}`;
}

/** A zone of Route 53 with address records: label to address. */
export function route53(zone: string, records: Readonly<Record<string, string>>, inside = ""): string {
  const label = zone.replaceAll(".", "_");
  const written = Object.entries(records).map(
    ([name, value]) => `
resource "aws_route53_record" "${label}_${name}" {
  zone_id = aws_route53_zone.${label}.zone_id
  name    = "${name}.${zone}"
  type    = "A"
  ttl     = 300
  records = ["${value}"]
}
`,
  );
  return `
resource "aws_route53_zone" "${label}" {
  name = "${zone}"
  ${inside}
}
${written.join("")}`;
}
