import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/policy/load.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

const SOUND = "title: t\nsubject: origin\nmessage: m\nthen: [{ given: $.id, is: a }]\n";

function load(path: string, files: Readonly<Record<string, string>>) {
  const { value, diagnostics } = loadPolicies(path, new MemoryFiles(files));
  return { ids: value.map(({ id }) => id), messages: diagnostics.map(({ message }) => message), diagnostics };
}

describe("loadPolicies", () => {
  it("reads every policy below a folder, and nothing else", () => {
    const files = {
      "policies/a.yaml": SOUND,
      "policies/dns/b.yml": SOUND,
      "policies/README.md": "#",
      "other/c.yaml": SOUND,
    };
    expect(load("policies", files)).toMatchObject({ ids: ["policies/a", "dns/b"], messages: [] });
  });

  it("reads one file", () => {
    expect(load("policies/a.yaml", { "policies/a.yaml": SOUND, "policies/b.yaml": SOUND }).ids).toEqual([
      "policies/a",
    ]);
  });

  it("keeps the sound ones where another has a mistake, and says where that is", () => {
    const { ids, diagnostics } = load("policies", {
      "policies/a.yaml": `${SOUND}severity: eror\n`,
      "policies/b.yaml": SOUND,
    });
    expect(ids).toEqual(["policies/b"]);
    expect(diagnostics).toMatchObject([
      {
        code: "policy",
        severity: "error",
        fatal: true,
        place: { file: "policies/a.yaml", start: { line: 5, column: 11 } },
      },
    ]);
  });

  it("says that a folder has no policies, and that a file cannot be read", () => {
    expect(load("policies", {}).messages).toEqual(['no policies in "policies": there is no .yaml file']);
    expect(load("policies/a.yaml", {}).messages).toEqual(["policies/a.yaml does not exist"]);
    expect(load("../a.yaml", {}).messages).toEqual([
      "../a.yaml leads outside the repository, where nothing is read",
    ]);
  });

  it("refuses one id twice", () => {
    const { ids, messages } = load("policies", { "policies/a/x.yaml": SOUND, "policies/b/a/x.yaml": SOUND });
    expect(ids).toEqual(["a/x"]);
    expect(messages).toEqual(['two policies have the id "a/x": rename "policies/b/a/x.yaml"']);
  });

  it("gives an example's texts as they are written", () => {
    const text = `${SOUND}examples:\n  - name: e\n    expect: pass\n    terraform: |\n      a = 1\n      b = 2\n`;
    const { value } = loadPolicies("policies", new MemoryFiles({ "policies/a.yaml": text }));
    expect(value[0]?.description.examples).toEqual([
      { name: "e", expect: "pass", terraform: "a = 1\nb = 2\n" },
    ]);
  });
});
