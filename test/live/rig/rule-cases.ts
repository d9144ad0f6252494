import { afterAll, expect, it, type TestContext } from "vitest";
import type { Report } from "../../../src/finding.ts";
import { needs } from "../../support/needs.ts";
import { makePki, removePki } from "./pki.ts";
import { distributionOf, ORIGIN, type Stack, terraformOf } from "./stack.ts";
import { connectTo, liveOptions, runCode } from "./verify-code.ts";

/** What a case needs of a server: where it is, and how it ends. */
export interface Server {
  readonly port: number;
  /** Where the port of the other scheme is, with match-viewer. */
  readonly otherPort?: number;
  readonly stop: () => Promise<void>;
}

/** One row: a rule, a server that has the fault, and one that has not. */
export interface RuleCase {
  readonly rule: string;
  /** How the fault comes about. */
  readonly because: string;
  readonly faulty: () => Promise<Server>;
  readonly healthy: () => Promise<Server>;
  /** How the distribution differs from `PLAIN_CODE`. */
  readonly code?: Partial<Stack>;
  /** A main.tf of its own instead, all of whose hosts are the server. */
  readonly main?: string;
  /** The load balancer is in the code too. */
  readonly isWhole?: true;
  /** The code alone predicts the fault, so that a healthy server refutes it: a note. */
  readonly isPredicted?: true;
  /** Another rule, which the code alone predicts and a healthy server refutes. */
  readonly predicts?: string;
  /** Other rules whose fault is there too. */
  readonly also?: readonly string[];
  /** `broken` unless said otherwise. */
  readonly verdict?: Verdict;
  /** Commands that a server takes besides `openssl` and `nginx`. */
  readonly commands?: readonly string[];
}

export type Verdict = Report["originRequests"][number]["verdict"];

/** A distribution that asks `ORIGIN` by HTTPS with TLS 1.2, and does not forward Host. */
export const PLAIN_CODE: Stack = {
  certificateNames: [],
  forwardsHost: false,
  aliases: ["www.example.com"],
  originProtocols: ["TLSv1.2"],
  sslPolicy: "",
  listenerPort: 443,
  listenerProtocol: "HTTPS",
  originPort: 443,
  originPolicy: "https-only",
};

/** Two tests for each row: `verify` finds that rule and no other where the server is faulty, and nothing where it is not. */
export function testRules(rows: readonly RuleCase[]): void {
  afterAll(removePki);

  it.for(rows)("finds $rule: $because", async (row, context) => {
    demand(row, context);
    const report = await verified(row, row.faulty);
    expect(rulesOf(report)).toEqual([row.rule, ...(row.also ?? [])].sort());
    for (const finding of report.findings) {
      expect(["observed", "confirmed"]).toContain(finding.verification);
      expect(finding.evidence).not.toEqual([]);
      for (const { says, command } of finding.evidence) expect([says, command]).not.toContain("");
    }
    expect(verdictsOf(report)).toContain(row.verdict ?? "broken");
  });

  it.for(rows)("is silent without the fault of $rule: $because", async (row, context) => {
    demand(row, context);
    const report = await verified(row, row.healthy);
    const predicted = row.isPredicted ? row.rule : row.predicts;
    const expected = predicted === undefined ? [] : [[predicted, "refuted", "note"]];
    const told = report.findings.map(({ rule, verification, severity }) => [rule, verification, severity]);
    expect(told).toEqual(expected);
    expect(new Set(verdictsOf(report))).toEqual(new Set(["proven"]));
  });
}

function demand({ commands = [] }: RuleCase, context: TestContext): void {
  for (const command of ["openssl", "nginx", ...commands]) needs(context, command);
}

async function verified(row: RuleCase, start: () => Promise<Server>): Promise<Report> {
  const stack = { ...PLAIN_CODE, ...row.code };
  const server = await start();
  const host = row.main === undefined ? { host: stack.originDomain ?? ORIGIN } : {};
  const standIns = [
    { ...host, port: stack.originPort, toPort: server.port },
    { ...host, port: stack.otherPort ?? 80, toPort: server.otherPort ?? server.port },
  ];
  const live = liveOptions({ connectTo: connectTo(...standIns), ca: makePki().root });
  const main = row.main ?? (row.isWhole ? terraformOf(stack) : distributionOf(stack));
  try {
    return await runCode({ "main.tf": main }, live);
  } finally {
    await server.stop();
  }
}

function rulesOf({ findings }: Report): readonly string[] {
  return findings.map(({ rule }) => rule).sort();
}

function verdictsOf({ originRequests }: Report): readonly Verdict[] {
  return originRequests.map(({ verdict }) => verdict);
}
