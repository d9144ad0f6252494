import { ORIGIN_CURVES } from "../../../facts/cloudfront-origin-tls.ts";
import { groupCodes } from "../../../facts/tls-registry.ts";
import { SUITES } from "../../../facts/tls-suites.ts";
import type { TlsOutcome } from "../../../observation.ts";
import type { Enumeration } from "./enumerate.ts";
import { ANY_GROUP, EVERYTHING } from "./everything.ts";
import type { Hellos } from "./hellos.ts";

const ECDHE = SUITES.flatMap(([code, name]) => (name.startsWith("ECDHE-") ? [code] : []));

/**
 * Which of CloudFront's curves a server takes, with whatever cipher: those that it picked already, and those that it picks
 * when asked for. `undefined` where the answers tell nothing.
 */
export async function offeredCurves(
  hellos: Hellos,
  known: readonly Enumeration[],
): Promise<string[] | undefined> {
  const seen = new Set(known.flatMap(({ answers }) => answers.map(({ group }) => group)));
  const asked = await Promise.all(
    ORIGIN_CURVES.map((curve) => (seen.has(curve) ? true : takes(hellos, curve))),
  );
  if (asked.every((each) => each === undefined)) return undefined;
  return ORIGIN_CURVES.filter((_, index) => asked[index] === true);
}

/**
 * First the curve alone; a server with an ECDSA key refuses that where the key is on another curve (RFC 8422 5.1), so then
 * with all other curves behind it.
 */
async function takes(hellos: Hellos, curve: string): Promise<boolean | undefined> {
  const alone = picked(await ask(hellos, groupCodes([curve])), curve);
  if (alone !== false) return alone;
  const wanted = groupCodes([curve]);
  const others = ANY_GROUP.filter((code) => !wanted.includes(code));
  return picked(await ask(hellos, [...wanted, ...others]), curve) ?? false;
}

function ask(hellos: Hellos, groups: readonly number[]): Promise<TlsOutcome> {
  return hellos.send({ ...EVERYTHING, ciphers: ECDHE, groups });
}

function picked(outcome: TlsOutcome, curve: string): boolean | undefined {
  if (outcome.is === "answered") return outcome.group === curve;
  return outcome.is === "alert" ? false : undefined;
}
