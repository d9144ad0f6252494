import type { SourceFile } from "../source/source-file.ts";

/**
 * GitHub knows an alert again by a hash of its line and of the text that follows (github/codeql-action, fingerprints).
 * It is a rolling polynomial over 100 characters, modulo 2^64, from which spaces and tabs are left out; equal hashes of a
 * file are told apart by a count: `d89763b5bf63f96a:1`. Numbers are kept as two halves of 32 bits: BigInt is 20 times slower.
 */
const BLOCK = 100;
const BASE = 37;
const HALF = 2 ** 32;
const END_OF_FILE = 65_535;
const LEAVING = BigInt.asUintN(64, BigInt(BASE) ** BigInt(BLOCK));
const LEAVING_HIGH = Number(LEAVING >> 32n);
const LEAVING_LOW = Number(LEAVING & 0xffff_ffffn);
const CACHE = new WeakMap<SourceFile, readonly string[]>();

/** The hash of a line, counted from 1; `undefined` past the end of the file. */
export function lineHash(file: SourceFile, line: number): string | undefined {
  let hashes = CACHE.get(file);
  if (!hashes) {
    hashes = hashLines(file.text);
    CACHE.set(file, hashes);
  }
  return hashes[line - 1];
}

/** The hash of every line of a text, in order. */
export function hashLines(text: string): string[] {
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  const rolling = new RollingHash((hash) => {
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    hashes.push(`${hash}:${times}`);
  });
  let lineStarts = true;
  for (const unit of significantUnits(text)) {
    rolling.add(unit, lineStarts);
    lineStarts = unit === 0x0a;
  }
  rolling.add(END_OF_FILE, lineStarts);
  rolling.flush();
  return hashes;
}

/** Code units without spaces and tabs; CR and CRLF count as LF. Of a long line only what a hash is made of. */
function* significantUnits(text: string): Generator<number> {
  let inLine = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20 || unit === 0x09) continue;
    const isEnd = unit === 0x0a || unit === 0x0d;
    if (inLine >= BLOCK && !isEnd) continue;
    if (unit === 0x0a && i > 0 && text.charCodeAt(i - 1) === 0x0d) continue;
    inLine = isEnd ? 0 : inLine + 1;
    yield isEnd ? 0x0a : unit;
  }
}

/** A hash over the last 100 units; the hash of a line is taken when its first unit is about to leave the window. */
class RollingHash {
  readonly #window = new Uint32Array(BLOCK);
  readonly #startsLine = new Uint8Array(BLOCK);
  readonly #emit: (hash: string) => void;
  #index = 0;
  #high = 0;
  #low = 0;

  constructor(emit: (hash: string) => void) {
    this.#emit = emit;
  }

  add(unit: number, startsLine: boolean): void {
    this.#takeLine();
    this.#startsLine[this.#index] = startsLine ? 1 : 0;
    this.#roll(unit);
  }

  flush(): void {
    for (let i = 0; i < BLOCK; i += 1) {
      this.#takeLine();
      this.#roll(0);
    }
  }

  #takeLine(): void {
    if (this.#startsLine[this.#index] !== 1) return;
    this.#startsLine[this.#index] = 0;
    const high = this.#high === 0 ? "" : this.#high.toString(16);
    const low = this.#low.toString(16);
    this.#emit(high === "" ? low : high + low.padStart(8, "0"));
  }

  /** hash = hash × 37 + unit − 37^100 × the unit that leaves. Every intermediate stays below 2^53. */
  #roll(unit: number): void {
    const leaving = this.#window[this.#index] ?? 0;
    this.#window[this.#index] = unit;
    this.#index = (this.#index + 1) % BLOCK;
    const lowSum = this.#low * BASE + unit;
    const lowProduct = LEAVING_LOW * leaving;
    const low = (lowSum % HALF) - (lowProduct % HALF);
    const carry = Math.floor(lowSum / HALF) - Math.floor(lowProduct / HALF) - (low < 0 ? 1 : 0);
    const high = this.#high * BASE + carry - ((LEAVING_HIGH * leaving) % HALF);
    this.#low = low < 0 ? low + HALF : low;
    this.#high = ((high % HALF) + HALF) % HALF;
  }
}
