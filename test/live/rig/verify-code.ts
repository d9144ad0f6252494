import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../src/finding.ts";
import { run } from "../../../src/run.ts";
import type { LiveOptions } from "../../../src/verify/options.ts";

/** Every live test judges on this day: the certificates of the test PKI are valid then. */
export const LIVE_NOW = Date.UTC(2026, 5, 1);

/** What tests on loopback allow; the rest as a user who gives no flags. */
export function liveOptions(options: Partial<LiveOptions> = {}): LiveOptions {
  return {
    connectTo: [],
    resolvers: [],
    dnsPort: 53,
    allowAddresses: ["127.0.0.0/8"],
    full: false,
    sendOriginHeaders: false,
    timeoutMilliseconds: 3_000,
    ...options,
  };
}

/** Where a host and port of the code really are. */
export interface StandIn {
  /** Absent for every host. */
  readonly host?: string;
  readonly port: number;
  readonly address?: string;
  readonly toPort: number;
}

export function connectTo(...standIns: readonly StandIn[]): LiveOptions["connectTo"] {
  return standIns.map(({ address = "127.0.0.1", ...where }) => ({ ...where, address }));
}

/** Runs the whole program over code in a folder of its own: `check`, or with `live` `verify`. */
export async function runCode(files: Readonly<Record<string, string>>, live?: LiveOptions): Promise<Report> {
  const directory = mkdtempSync(join(tmpdir(), "originlint-live-"));
  mkdirSync(join(directory, ".git"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  try {
    const options = { paths: ["."], workingDirectory: directory, config: false, now: LIVE_NOW } as const;
    return (await run({ ...options, ...(live && { live }) })).report;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
