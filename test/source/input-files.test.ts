import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/limits.ts";
import { withInput } from "../../src/source/input-files.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const DISK = new MemoryFiles({ "infra/main.tf": "x" });
const PATH = "infra/<stdin>";

describe("the standard input among the files", () => {
  const files = withInput(DISK, PATH, "text");

  it("is read under its path", () => {
    expect(files.read("./infra/<stdin>")).toEqual({ ok: true, file: { path: PATH, text: "text" } });
    expect(files.peek(PATH)).toEqual(files.read(PATH));
    expect(files.mentions(PATH, ["ex"])).toBe(true);
    expect(files.exists(PATH)).toBe(true);
    expect(files.isDirectory(PATH)).toBe(false);
  });

  it("hides no other, and no walk meets it", () => {
    expect(files.read("infra/main.tf")).toMatchObject({ ok: true });
    expect(files.list("infra").map(({ name }) => name)).toEqual(["main.tf"]);
    expect(files.isDirectory("infra")).toBe(true);
    expect(files.root).toBe(DISK.root);
  });

  it("may be as large as a file", () => {
    const large = withInput(DISK, PATH, "ä".repeat(LIMITS.fileBytes / 2 + 1));
    expect(large.read(PATH)).toEqual({ ok: false, why: "too-large" });
  });

  it("is not there where it was not asked for", () => {
    expect(withInput(DISK, undefined, "text")).toBe(DISK);
    expect(withInput(DISK, PATH, undefined)).toBe(DISK);
  });
});
