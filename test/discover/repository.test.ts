import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locate } from "../../src/discover/repository.ts";

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "originlint-locate-")));
  for (const directory of ["a/.git", "a/infra", "b/.git", "c/d"]) {
    mkdirSync(join(root, directory), { recursive: true });
  }
  writeFileSync(join(root, "a/main.tf"), "");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function at(directory: string, ...paths: string[]) {
  return locate(paths, join(root, directory));
}

describe("the standard input", () => {
  it("alone is in the repository of the working directory", () => {
    const value = { root: join(root, "a"), paths: ["infra/<stdin>"], input: "infra/<stdin>" };
    expect(at("a/infra", "-")).toEqual({ value, diagnostics: [] });
  });

  it("alone is in the working directory where that is in none", () => {
    expect(at("c/d", "-").value).toEqual({ root: join(root, "c/d"), paths: ["<stdin>"], input: "<stdin>" });
  });

  it("is in the repository of the other paths, wherever one is", () => {
    const paths = ["main.tf", "<stdin>"];
    expect(at("b", "../a/main.tf", "-").value).toEqual({ root: join(root, "a"), paths, input: "<stdin>" });
    expect(at("a/infra", "-", "..").value).toMatchObject({ paths: ["", "infra/<stdin>"] });
  });

  it("is read where another path is not there", () => {
    const { value, diagnostics } = at("a", "-", "missing");
    expect(value).toMatchObject({ paths: ["<stdin>"] });
    expect(diagnostics).toMatchObject([{ code: "unreadable", fatal: true }]);
  });

  it("is not what a file of that name is", () => {
    expect(at("a", "./-").value).toBeUndefined();
    expect(at("a", "main.tf").value).toEqual({ root: join(root, "a"), paths: ["main.tf"] });
  });
});
