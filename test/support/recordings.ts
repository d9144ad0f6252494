import { readFileSync } from "node:fs";
import { type Recording, readRecording } from "../../src/verify/recording.ts";

interface Chains {
  readonly roots: string;
  readonly chains: Readonly<Record<string, readonly string[]>>;
}

const FOLDER = new URL("../../fixtures/observations/", import.meta.url);

let chains: Chains | undefined;

/**
 * A recording below `fixtures/observations/`. Where it says `"chain": "good"`, the chain of that name in `chains.json` is
 * meant, and the root that made it is trusted.
 */
export function loadRecording(name: string): Recording {
  const text = readFileSync(new URL(`${name}.json`, FOLDER), "utf8");
  const data: { roots?: readonly string[] } = JSON.parse(text, (key, value) =>
    key === "chain" && typeof value === "string" ? chainNamed(value) : value,
  );
  const isShort = /"chain":\s*"/.test(text);
  const read = readRecording(
    JSON.stringify({ ...data, ...(isShort && { roots: data.roots ?? [knownChains().roots] }) }),
  );
  if (!read.ok) throw new Error(`fixtures/observations/${name}.json: ${read.why}`);
  return read.value;
}

function chainNamed(name: string): readonly string[] {
  const chain = knownChains().chains[name];
  if (chain === undefined) throw new Error(`chains.json has no chain "${name}"`);
  return chain;
}

function knownChains(): Chains {
  chains ??= JSON.parse(readFileSync(new URL("chains.json", FOLDER), "utf8"));
  if (chains === undefined) throw new Error("chains.json is empty");
  return chains;
}
