import { describe, expect, it } from "vitest";
import { walk } from "../../src/discover/walk.ts";
import { LIMITS } from "../../src/limits.ts";
import type { DirectoryEntry } from "../../src/source/files.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

/** A disk on which every directory holds the same. */
class Endless extends MemoryFiles {
  lists = 0;
  readonly #entries: readonly DirectoryEntry[];

  constructor(...entries: readonly DirectoryEntry[]) {
    super({});
    this.#entries = entries;
  }

  override list(): readonly DirectoryEntry[] {
    this.lists += 1;
    return this.#entries;
  }
}

describe("walk", () => {
  it("finds every file once, sorted, and skips what is never the user's own", () => {
    const files = new MemoryFiles({
      "b/x.tf": "",
      "a/y.tf": "",
      "main.tf": "",
      "a/node_modules/z.tf": "",
      ".terraform/modules/cdn/main.tf": "",
    });
    const { directories, deadLinks, cut } = walk("", files);
    expect([...directories]).toEqual([
      ["", ["main.tf"]],
      ["a", ["y.tf"]],
      ["b", ["x.tf"]],
    ]);
    expect({ deadLinks, cut }).toEqual({ deadLinks: [], cut: false });
  });

  it("does not descend through links, and tells dead ones", () => {
    const files = new Endless(
      { name: "again", kind: "directory", link: true },
      { name: "dead.tf", kind: "dead-link", link: true },
      { name: ".#lock.tf", kind: "dead-link", link: true },
    );
    expect(walk("", files)).toEqual({
      directories: new Map([["", ["dead.tf", ".#lock.tf"]]]),
      deadLinks: ["dead.tf"],
      cut: false,
    });
  });

  it("ends at the depth limit", () => {
    const files = new Endless({ name: "d", kind: "directory" });
    expect(walk("", files).cut).toBe(true);
    expect(files.lists).toBe(LIMITS.depth + 1);
  });

  it("ends at the limit of names", () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({ name: `f${i}`, kind: "file" }) as const);
    const files = new Endless(...many, { name: "d", kind: "directory" }, { name: "e", kind: "directory" });
    expect(walk("", files).cut).toBe(true);
    expect(files.lists).toBe(Math.ceil((LIMITS.walkedFiles + 1) / 1_002));
  });

  it("ends for directories that hold nothing but directories", () => {
    const files = new Endless(
      ...Array.from({ length: 9 }, (_, i) => ({ name: `d${i}`, kind: "directory" }) as const),
    );
    expect(walk("", files).cut).toBe(true);
    expect(files.lists).toBeLessThan(LIMITS.walkedFiles);
  });
});
