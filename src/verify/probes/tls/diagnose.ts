import type { TlsVersion } from "../../../facts/tls-policy.ts";
import type { OfferedVersion, TlsOffer, TlsOutcome } from "../../../observation.ts";
import type { Network } from "../../network.ts";
import { offeredCurves } from "./curves.ts";
import { type Enumeration, enumerate } from "./enumerate.ts";
import { EVERYTHING } from "./everything.ts";
import { Hellos, type HelloTarget } from "./hellos.ts";
import { offeredKeys } from "./keys.ts";

export type Diagnosis = Omit<TlsOffer, "kind" | "host" | "cost">;

const OLDER: readonly TlsVersion[] = ["SSLv3", "TLSv1", "TLSv1.1"];
const NEVER_ASKED: TlsOutcome = { is: "not-dialled", why: "the hello of TLS 1.2 met nobody who speaks TLS" };

/**
 * Finds out what a server offers, in at most 45 hellos: CloudFront's ciphers per version, its curves, its keys, TLS 1.3, and
 * what it picks of everything. Where nobody speaks TLS to the first hello there is no other.
 */
export async function diagnoseOffer(
  network: Network,
  ask: HelloTarget & { readonly host: string },
): Promise<Diagnosis> {
  const { address, port, serverName, timeoutMilliseconds } = ask;
  const target = { address, port, ...(serverName !== undefined && { serverName }) };
  const hellos = new Hellos(network, { ...target, timeoutMilliseconds });
  const first = await hellos.send({ versions: ["TLSv1.2"] });
  if (!isTlsPeer(first)) return { ...target, versions: unansweredVersions(first) };
  const [older, tls12, tls13, wide] = await Promise.all([
    Promise.all(OLDER.map((version) => enumerate(hellos, version))),
    enumerate(hellos, "TLSv1.2", first),
    askTls13(hellos),
    hellos.send(EVERYTHING),
  ]);
  const named = [...older, tls12];
  const [curves, keys] = await Promise.all([offeredCurves(hellos, named), offeredKeys(hellos, named)]);
  return {
    ...target,
    versions: judged([...named, tls13]),
    ...(curves !== undefined && { curves }),
    ...(keys !== undefined && { keys }),
    wide,
  };
}

/** The one hello in which a suite of TLS 1.3 is picked; there is no list of CloudFront's to go through. */
async function askTls13(hellos: Hellos): Promise<Enumeration> {
  const end = await hellos.send({ versions: ["TLSv1.3"] });
  return {
    version: "TLSv1.3",
    answers: end.is === "answered" && end.version === "TLSv1.3" ? [end] : [],
    end,
  };
}

function isTlsPeer({ is }: TlsOutcome): boolean {
  return is === "answered" || is === "alert" || is === "closed" || is === "reset";
}

function judged(all: readonly Enumeration[]): OfferedVersion[] {
  const isSpoken = all.some(({ answers }) => answers.length > 0);
  return all.map(({ version, answers, end }) => ({
    version,
    accepted: answers.length > 0 || (isRefusal(end, isSpoken) ? false : "unknown"),
    ciphers: answers.map(({ cipher }) => cipher),
    end,
  }));
}

/** A connection that ends without a word is a refusal from a server that answers other hellos, and may be a firewall's else. */
function isRefusal({ is }: TlsOutcome, isSpoken: boolean): boolean {
  if (is === "closed" || is === "reset") return isSpoken;
  return is === "answered" || is === "alert" || is === "plain-http" || is === "not-tls";
}

function unansweredVersions(first: TlsOutcome): OfferedVersion[] {
  const rest = [...OLDER, "TLSv1.3" as const].map((version) => ({ version, answers: [], end: NEVER_ASKED }));
  return judged([...rest.slice(0, 3), { version: "TLSv1.2", answers: [], end: first }, ...rest.slice(3)]);
}
