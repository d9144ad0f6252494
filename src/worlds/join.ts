import { distinct } from "../compare.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Opaque } from "../evaluate/resource.ts";
import type { Finding, Undecided } from "../finding.ts";
import type { Judgement, RequestVerdict, Tally } from "../policy/engine.ts";
import { compareFindings } from "../policy/findings.ts";
import { weakerFinding } from "../policy/scales.ts";
import { compareUndecided } from "../policy/undecided.ts";
import type { Leaf, World } from "../worlds.ts";
import type { OpenChoice } from "./choices.ts";
import { describeAssumptions } from "./describe.ts";
import { hangingOnChoices } from "./hanging.ts";

/** The choices that worlds were made of, by their id. */
type Choices = ReadonlyMap<string, OpenChoice>;

/** Failing in all worlds is failing; in some, possible, and the finding says when. */
export function joinWorlds(base: World, leaves: readonly Leaf[], choices: Choices): World {
  const worlds = leaves.map(({ world }) => world);
  return {
    model: base.model,
    opaque: distinctBy(
      worlds.flatMap(({ opaque }): readonly Opaque[] => opaque),
      ({ address }) => address,
    ),
    requests: distinctBy(
      worlds.flatMap(({ requests }) => requests),
      ({ id }) => id,
    ),
    judgement: joinJudgements(leaves, choices),
    diagnostics: distinctBy(
      [base, ...worlds].flatMap(({ diagnostics }) => diagnostics),
      diagnosticKey,
    ),
  };
}

function joinJudgements(leaves: readonly Leaf[], choices: Choices): Judgement {
  const judgements = leaves.map(({ world }) => world.judgement);
  return {
    findings: joinFindings(leaves),
    undecided: joinUndecided([
      ...judgements.flatMap(({ undecided }) => undecided),
      ...hangingOnChoices(leaves, choices),
    ]),
    verdicts: joinVerdicts(judgements),
    diagnostics: distinctBy(
      judgements.flatMap(({ diagnostics }) => diagnostics),
      diagnosticKey,
    ),
    tally: joinTallies(judgements),
  };
}

// ------------------------------------------------------------------ findings

function joinFindings(leaves: readonly Leaf[]): readonly Finding[] {
  const byFingerprint = new Map<string, Map<Leaf, Finding>>();
  for (const leaf of leaves) {
    for (const finding of leaf.world.judgement.findings) {
      const found = byFingerprint.get(finding.fingerprint) ?? new Map<Leaf, Finding>();
      byFingerprint.set(finding.fingerprint, found.set(leaf, finding));
    }
  }
  return [...byFingerprint.values()].map((found) => joinFinding(found, leaves)).sort(compareFindings);
}

function joinFinding(found: ReadonlyMap<Leaf, Finding>, leaves: readonly Leaf[]): Finding {
  const joined = [...found.values()].reduce((joined, finding) => ({
    ...weakerFinding(joined, finding),
    instances: union(joined.instances, finding.instances),
    originRequests: union(joined.originRequests, finding.originRequests),
  }));
  if (found.size === leaves.length) return joined;
  const failing = new Set([...found.keys()].map(({ assumptions }) => assumptions));
  const when = describeAssumptions(
    failing,
    leaves.map(({ assumptions }) => assumptions),
  );
  const conditions = joined.when === undefined ? when : `${when}, and ${joined.when}`;
  const severity = joined.severity === "note" ? "note" : "warning";
  return { ...joined, certainty: "possible", severity, when: conditions };
}

// ------------------------------------------------------------------ the rest

/** What cannot be decided in some world is undecided: every rule and every blocker of every world. */
function joinUndecided(entries: readonly Undecided[]): readonly Undecided[] {
  const byThing = new Map<string, Undecided>();
  for (const entry of entries) {
    const key = entry.originRequest ?? ` ${entry.resource.address}`;
    const known = byThing.get(key);
    byThing.set(key, known === undefined ? entry : joinEntries(known, entry));
  }
  return [...byThing.values()].sort(compareUndecided);
}

function joinEntries(a: Undecided, b: Undecided): Undecided {
  return { ...a, rules: union(a.rules, b.rules), blockedBy: distinct([...a.blockedBy, ...b.blockedBy]) };
}

/** Broken or proven only where it is so in every world that has the request. */
function joinVerdicts(judgements: readonly Judgement[]): ReadonlyMap<string, RequestVerdict> {
  const joined = new Map<string, RequestVerdict>();
  for (const { verdicts } of judgements) {
    for (const [id, verdict] of verdicts) {
      const known = joined.get(id);
      joined.set(id, known === undefined || known === verdict ? verdict : "undecided");
    }
  }
  return joined;
}

function joinTallies(judgements: readonly Judgement[]): ReadonlyMap<string, Tally> {
  const joined = new Map<string, Tally>();
  for (const { tally } of judgements) {
    for (const [id, count] of tally) {
      const known = joined.get(id);
      joined.set(id, known === undefined ? count : addTallies(known, count));
    }
  }
  return joined;
}

function addTallies(a: Tally, b: Tally): Tally {
  return {
    pass: a.pass + b.pass,
    fail: a.fail + b.fail,
    unknown: a.unknown + b.unknown,
    notApplicable: a.notApplicable + b.notApplicable,
  };
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort();
}

/** The first of each key, in order. */
function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function diagnosticKey({ code, message, place }: Diagnostic): string {
  return JSON.stringify([code, message, place?.file, place?.start]);
}
