import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "../../src/limits.ts";
import { DiskFiles } from "../../src/source/disk-files.ts";
import { joinPath } from "../../src/source/files.ts";
import { LineTable } from "../../src/source/source-file.ts";

describe("joinPath", () => {
  it.each([
    ["a/b", "../c", "a/c"],
    ["a/b", "./c//d", "a/b/c/d"],
    ["", "..", undefined],
    ["a", "../../b", undefined],
    ["a", "/etc/passwd", undefined],
    ["a", "..", ""],
  ])("%j + %j = %j", (base, relative, expected) => {
    expect(joinPath(base, relative)).toBe(expected);
  });
});

describe("LineTable", () => {
  it("counts lines and UTF-16 columns from 1", () => {
    const table = new LineTable({ path: "a", text: "one\n😀x\r\n\nend" });
    expect(table.position(0)).toEqual({ line: 1, column: 1 });
    expect(table.position(4)).toEqual({ line: 2, column: 1 });
    expect(table.position(6)).toEqual({ line: 2, column: 3 });
    expect(table.position(9)).toEqual({ line: 3, column: 1 });
    expect(table.position(13)).toEqual({ line: 4, column: 4 });
  });
});

describe("DiskFiles", () => {
  let base: string;
  let files: DiskFiles;

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), "originlint-files-"));
    const root = join(base, "repository");
    mkdirSync(join(root, "modules/cdn"), { recursive: true });
    writeFileSync(join(base, "secret.txt"), "secret");
    writeFileSync(join(root, "main.tf"), "\uFEFFlocals {}\n");
    writeFileSync(join(root, "modules/cdn/main.tf"), "# cdn");
    writeFileSync(join(root, "latin1.tf"), Buffer.from([0x23, 0xe9, 0x0a]));
    symlinkSync("../secret.txt", join(root, "outside.tf"));
    symlinkSync("main.tf", join(root, "inside.tf"));
    symlinkSync("..", join(root, "modules/up"));
    symlinkSync(base, join(root, "escape"));
    symlinkSync("loop", join(root, "loop"));
    mkdirSync(join(root, ".git"));
    writeFileSync(join(root, ".git/config"), "token");
    symlinkSync(".git/config", join(root, "credentials.tf"));
    writeFileSync(join(root, "utf16.yaml"), Buffer.from("\uFEFFType: AWS::S3::Bucket", "utf16le"));
    writeFileSync(join(root, "huge.tf"), "");
    truncateSync(join(root, "huge.tf"), LIMITS.fileBytes + 1);
    files = new DiskFiles(root);
  });
  afterAll(() => rmSync(base, { recursive: true }));

  it("reads a file once, without its byte order mark", () => {
    const result = files.read("main.tf");
    expect(result).toEqual({ ok: true, file: { path: "main.tf", text: "locals {}\n" } });
    expect(files.read("./modules/../main.tf")).toBe(result);
  });

  it.each([
    ["latin1.tf", "not-utf8"],
    ["missing.tf", "not-found"],
    ["modules", "not-a-file"],
    ["huge.tf", "too-large"],
    ["outside.tf", "outside-repository"],
    ["../secret.txt", "outside-repository"],
    ["escape/secret.txt", "outside-repository"],
    ["/etc/passwd", "outside-repository"],
    ["loop", "broken-link"],
    [".git/config", "outside-repository"],
    ["credentials.tf", "outside-repository"],
  ])("refuses %s: %s", (path, why) => {
    expect(files.read(path)).toEqual({ ok: false, why });
  });

  it("follows a link that stays inside", () => {
    expect(files.read("inside.tf")).toMatchObject({ ok: true });
    expect(files.read("modules/up/main.tf")).toMatchObject({ ok: true });
  });

  it("lists names in order, and marks links and those that lead nowhere or outside", () => {
    expect(files.list("")).toEqual([
      { name: ".git", kind: "directory" },
      { name: "credentials.tf", kind: "dead-link", link: true },
      { name: "escape", kind: "dead-link", link: true },
      { name: "huge.tf", kind: "file" },
      { name: "inside.tf", kind: "file", link: true },
      { name: "latin1.tf", kind: "file" },
      { name: "loop", kind: "dead-link", link: true },
      { name: "main.tf", kind: "file" },
      { name: "modules", kind: "directory" },
      { name: "outside.tf", kind: "dead-link", link: true },
      { name: "utf16.yaml", kind: "file" },
    ]);
    expect(files.list("escape")).toEqual([]);
    expect(files.list("modules")).toEqual([
      { name: "cdn", kind: "directory" },
      { name: "up", kind: "directory", link: true },
    ]);
  });

  it("searches bytes without reading what is outside", () => {
    expect(files.mentions("modules/cdn/main.tf", ["nope", "cdn"])).toBe(true);
    expect(files.mentions("outside.tf", ["secret"])).toBe(false);
    expect(files.mentions("missing.tf", ["secret"])).toBe(false);
  });

  it("finds text in UTF-16, and at the beginning of a file that is too large to be read", () => {
    expect(files.mentions("utf16.yaml", ["AWS::"])).toBe(true);
    const small = new DiskFiles(files.root, { ...LIMITS, fileBytes: 8 });
    expect(small.read("main.tf")).toEqual({ ok: false, why: "too-large" });
    expect(small.mentions("main.tf", ["local"])).toBe(true);
    expect(small.mentions("main.tf", ["{}"])).toBe(false);
  });

  it("reads no more files, and no more bytes, than the limits allow", () => {
    const [first, second] = ["main.tf", "modules/cdn/main.tf"] as const;
    for (const limits of [
      { ...LIMITS, files: 1 },
      { ...LIMITS, totalBytes: 15 },
    ]) {
      const limited = new DiskFiles(files.root, limits);
      expect(limited.read(first)).toMatchObject({ ok: true });
      expect(limited.read(second)).toEqual({ ok: false, why: "limit" });
      expect(limited.read(first)).toMatchObject({ ok: true });
      expect(limited.peek(second)).toMatchObject({ ok: true });
    }
  });
});
