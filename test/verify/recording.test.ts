import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../src/observation.ts";
import { type ReadRecording, readRecording, writeRecording } from "../../src/verify/recording.ts";
import { reportedProbes } from "../../src/verify/reported-probes.ts";
import { mozillaRoots } from "../../src/x509/roots.ts";
import { observations } from "./generated-observations.ts";
import { nameOf, WHOLE } from "./whole-observations.ts";

function read(document: unknown): ReadRecording {
  return readRecording(JSON.stringify(document));
}

function whyRefused(document: unknown): string {
  const result = read(document);
  if (result.ok) throw new Error("the recording was taken");
  return result.why;
}

/** Why a recording of this one observation is refused. */
function whyNot(observation: unknown): string {
  return whyRefused({ version: 1, observations: [observation] });
}

describe("what is written and read again", () => {
  it("is the same, whatever was observed", () => {
    const recordings = fc.record(
      {
        version: fc.constant(1),
        roots: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
        observations: fc.array(observations, { maxLength: 5 }),
      },
      { requiredKeys: ["version", "observations"] },
    );
    const property = fc.property(recordings, (recording) => {
      const text = writeRecording({ ...recording, version: 1 });
      expect(readRecording(text)).toEqual({ ok: true, value: recording });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("is one line for each field, and ends with a line break", () => {
    expect(writeRecording({ version: 1, observations: [] })).toBe(
      '{\n  "version": 1,\n  "observations": []\n}\n',
    );
  });

  it("holds no roots where Mozilla's were used", () => {
    const result = read({ version: 1, observations: [] });
    expect(result.ok && result.value).not.toHaveProperty("roots");
  });
});

describe("a document that is no recording", () => {
  it.each([
    ["", /^it is not JSON \(.+\)$/],
    ["{", /^it is not JSON \(.+\)$/],
    ["null", /^it is not a JSON object$/],
    ["[]", /^it is not a JSON object$/],
    ['"recording"', /^it is not a JSON object$/],
    ["{}", /^its version is .+, and 1 is understood$/],
    ['{"version":2,"observations":[]}', /^its version is 2, and 1 is understood$/],
    ['{"version":"1","observations":[]}', /^its version is "1", and 1 is understood$/],
    ['{"version":1}', /^it has no list "observations"$/],
    ['{"version":1,"observations":{}}', /^it has no list "observations"$/],
    ['{"version":1,"observations":[],"roots":"pem"}', /^"roots" is not a list of texts$/],
    ['{"version":1,"observations":[],"roots":[1]}', /^"roots" is not a list of texts$/],
  ])("%s is refused by a clause of its own", (text, why) => {
    const result = readRecording(text);
    expect(result.ok ? "taken" : result.why).toMatch(why);
    expect(result.ok ? "taken" : result.why).not.toContain("undefined");
  });

  it("names the observation that is at fault, and its kind where that is unknown", () => {
    expect(whyNot(7)).toMatch(/\bobservation 0\b.*\bnot an object$/);
    expect(whyNot([])).toMatch(/\bobservation 0\b.*\bnot an object$/);
    expect(whyRefused({ version: 1, observations: [WHOLE[0], { kind: "icmp" }] })).toMatch(
      /\bobservation 1\b.* kind is "icmp", and none of dns, /,
    );
    expect(whyNot({ kind: "toString" })).toContain('kind is "toString", and none of ');
    expect(whyNot({ host: "a.example" })).toContain("kind is missing");
  });

  it("never throws, whatever the text", () => {
    const texts = fc.oneof(fc.string(), fc.json());
    const property = fc.property(texts, (text) => {
      const result = readRecording(text);
      if (!result.ok) expect(result.why).not.toBe("");
    });
    fc.assert(property);
  });
});

// ------------------------------------------------------------------ fields

/** Fields that may be missing. */
const OPTIONAL: readonly RegExp[] = [
  /^dns: port$/,
  /^dns: answers\.0\.why$/,
  /^delegation: stopped$/,
  /^delegation: cuts\.0\.servers\.0\.(address|soa|answer|answer\.why|why)$/,
  /^(tls|tls-offer|http): (dialledPort|serverName)$/,
  /^tls-offer: (curves|keys|wide)$/,
  /^(tls that answered: outcome|tls-offer: wide)\.(group|signature)$/,
  /^http that answered: outcome\.(fault|cloudfront|cloudfront\.says)$/,
];

function isOptional({ where }: Fault): boolean {
  return OPTIONAL.some((pattern) => pattern.test(where));
}

type Path = readonly (string | number)[];

/** Every place in an observation that is not itself its kind. */
function* placesIn(value: unknown, path: Path = []): Iterable<Path> {
  if (path.length > 0 && path.join() !== "kind") yield path;
  if (typeof value !== "object" || value === null) return;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) yield* placesIn(inner, [...path, key]);
}

/** A copy with another thing at that place; `undefined` takes it away. */
function changed(value: unknown, [key, ...rest]: Path, to: (old: unknown) => unknown): unknown {
  if (key === undefined) return to(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? changed(item, rest, to) : item));
  const entries = Object.entries(value ?? {});
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === key ? changed(inner, rest, to) : inner] as const),
  );
}

/** Something of another type. */
function ofAnotherType(old: unknown): unknown {
  if (typeof old === "string") return 7;
  if (typeof old === "number") return "7; touch /tmp/x";
  if (typeof old === "boolean") return "yes";
  return Array.isArray(old) ? { 0: "a" } : ["a"];
}

/** Which observation is meant, and which field of it. */
function expectTold(why: string, path: Path): void {
  const parts = [
    /\bobservation 0\b/.test(why) && "observation",
    why.includes(` ${written(path)} is `) && "field",
  ];
  expect(parts, why).toEqual(["observation", "field"]);
}

/** As people write it: `answers[0].outcome`. */
function written(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}

interface Fault {
  readonly observation: object;
  readonly path: Path;
  /** `tls that alert: outcome.code`. */
  readonly where: string;
}

/** Every field of every kind once; those of an outcome once for each. */
function faults(): readonly Fault[] {
  const distinct = new Map<string, Fault>();
  for (const observation of WHOLE) {
    for (const path of placesIn(observation)) {
      const of = path[0] === "outcome" ? nameOf(observation) : nameOf(observation).replace(/ .*/, "");
      const where = `${of}: ${path.join(".")}`;
      if (!distinct.has(where)) distinct.set(where, { observation, path, where });
    }
  }
  return [...distinct.values()];
}

const FAULTS = faults();

/** Items of lists cannot be missing: a list may be shorter. Nor can headers. */
const REMOVABLE = FAULTS.filter(
  ({ path }) => typeof path.at(-1) === "string" && !/headers\./.test(path.join(".")),
);

describe("an observation that is malformed", () => {
  it("is none of those that this test starts from", () => {
    expect(read({ version: 1, observations: WHOLE })).toMatchObject({ ok: true });
  });

  it.each(FAULTS)("$where of another type is refused", ({ observation, path }) => {
    const bad = changed(observation, path, ofAnotherType);
    expect(read({ version: 1, observations: [bad] })).toMatchObject({ ok: false });
  });

  it.each(REMOVABLE.filter((fault) => !isOptional(fault)))(
    "$where missing is refused",
    ({ observation, path }) => {
      const bad = changed(observation, path, () => undefined);
      expect(read({ version: 1, observations: [bad] })).toMatchObject({ ok: false });
    },
  );

  it.each(REMOVABLE.filter(isOptional))(
    "$where may be missing, and is not null then",
    ({ observation, path }) => {
      const without = changed(observation, path, () => undefined);
      expect(read({ version: 1, observations: [without] })).toMatchObject({ ok: true });
      const nothing = changed(observation, path, () => null);
      expect(read({ version: 1, observations: [nothing] })).toMatchObject({ ok: false });
    },
  );

  it.each(FAULTS)("$where of another type is named by the message", ({ observation, path }) => {
    const result = read({ version: 1, observations: [changed(observation, path, ofAnotherType)] });
    const why = result.ok ? "(taken)" : result.why;
    expectTold(why, path);
  });
});

describe("an observation with a value that its field cannot have", () => {
  const at = (kind: string, path: Path, value: unknown) => {
    const observation = WHOLE.find((one) => nameOf(one) === kind);
    if (observation === undefined) throw new Error(`there is no ${kind}`);
    return changed(observation, path, () => value);
  };

  it.each<readonly [kind: string, path: Path, value: unknown]>([
    ["dns", ["answers", 0, "outcome"], "guessed"],
    ["dns", ["answers", 0, "ipv4", 0], "198.51.100.7; touch /tmp/x"],
    ["dns", ["answers", 0, "ipv4", 0], "2001:db8::7"],
    ["dns", ["answers", 0, "ipv6", 0], "198.51.100.7"],
    ["delegation", ["cuts", 0, "servers", 0, "outcome"], "guessed"],
    ["delegation", ["cuts", 0, "servers", 0, "address"], "ns1.example.net"],
    ["delegation", ["cuts", 0, "servers", 0, "answer", "outcome"], "guessed"],
    ["tls that answered", ["address"], "$(id)"],
    ["tls that answered", ["port"], 65_536],
    ["tls that answered", ["port"], 1.5],
    ["tls that answered", ["dialledPort"], -1],
    ["tls that answered", ["protocols", 0], "TLSv9"],
    ["tls that answered", ["outcome", "is"], "guessed"],
    ["tls that answered", ["outcome", "version"], "TLSv9"],
    ["tls that reset", ["outcome", "after"], "lunch"],
    ["tls that closed", ["outcome", "after"], "syn"],
    ["tls that silent", ["outcome", "after"], "connect"],
    ["tls-offer", ["versions", 0, "version"], "TLSv9"],
    ["tls-offer", ["versions", 0, "accepted"], "maybe"],
    ["tls-offer", ["versions", 0, "end", "is"], "guessed"],
    ["tls-offer", ["keys", 0], "dsa"],
    ["tls-offer", ["wide", "is"], "guessed"],
    ["http that answered", ["scheme"], "gopher"],
    ["http that answered", ["outcome", "is"], "guessed"],
    ["http that answered", ["outcome", "reuse"], "guessed"],
    ["not-run", ["probe"], "not-run"],
    ["not-run", ["probe"], "ping"],
  ])("%s: %j cannot be %j", (kind, path, value) => {
    const why = whyNot(at(kind, path, value));
    expectTold(why, path);
  });

  it("refuses numbers that JSON can write and nothing can count", () => {
    const text = JSON.stringify({ version: 1, observations: [at("tls that answered", ["port"], 443)] });
    expect(readRecording(text.replace('"port":443', '"port":1e999'))).toMatchObject({ ok: false });
  });
});

describe("whatever the reader takes", () => {
  const seen = { roots: mozillaRoots(), now: Date.UTC(2026, 0, 1) };
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom("guessed", "answered", "", [], {}, null),
  );
  const places = WHOLE.flatMap((observation) =>
    [...placesIn(observation)].map((path) => ({ observation, path })),
  );

  it("can be reported without a throw, and without `undefined`", () => {
    const property = fc.property(fc.constantFrom(...places), junk, ({ observation, path }, value) => {
      const result = read({ version: 1, observations: [changed(observation, path, () => value)] });
      if (result.ok) expectWords(result.value.observations);
    });
    fc.assert(property, { numRuns: 3_000 });
  });

  function expectWords(taken: readonly Observation[]): void {
    for (const { evidence, command, outcome } of reportedProbes(taken, seen)) {
      expect(["seen", "failed", "unreachable", "not-run"]).toContain(outcome);
      expect(`${evidence.join("\n")}\n${command}`).not.toMatch(/undefined|\[object|NaN|Infinity/);
    }
  }
});
