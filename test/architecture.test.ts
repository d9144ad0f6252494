import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Who may import whom (DESIGN §2). The left side is the first that matches a file; the right side lists prefixes of
 * modules, `node:*` and packages alike. What is not listed is forbidden, so that a new import is a decision.
 */
const FLOOR = [
  "src/value.ts",
  "src/logic.ts",
  "src/compare.ts",
  "src/text-form.ts",
  "src/names.ts",
  "src/unfilled.ts",
  "src/diagnostic.ts",
  "src/limits.ts",
  "src/observation.ts",
  "src/did-you-mean.ts",
  "src/source/",
  "src/facts/",
];

/** What speaks on the wire knows nothing of the cloud. */
const WIRE = [
  "src/verify/network.ts",
  "src/verify/target.ts",
  "src/verify/guard.ts",
  "src/verify/addresses.ts",
  "src/verify/datagram.ts",
  "src/verify/dial.ts",
  "src/verify/counting.ts",
  "src/verify/schedule.ts",
  "src/x509/",
];

const LAWS: readonly (readonly [files: RegExp, may: readonly string[]])[] = [
  [/^src\/source\/(disk-files|outside-files|decode)\.ts$/, [...FLOOR, "node:buffer", "node:fs", "node:path"]],
  [/^src\/names\.ts$/, [...FLOOR, "node:url"]],
  [
    /^src\/(value|logic|compare|text-form|unfilled|diagnostic|limits|did-you-mean|observation|project)\.ts$|^src\/(source|facts)\//,
    FLOOR,
  ],
  [/^src\/parse\/hcl\/hcl2json/, [...FLOOR, "src/parse/", "@cdktf/hcl2json", "node:"]],
  [/^src\/parse\/yaml/, [...FLOOR, "src/parse/", "yaml"]],
  [/^src\/parse\/json/, [...FLOOR, "src/parse/", "jsonc-parser"]],
  [/^src\/parse\//, [...FLOOR, "src/parse/"]],
  [
    /^src\/evaluate\/terraform\/functions\//,
    [...FLOOR, "src/parse/", "src/evaluate/", "re2js", "yaml", "node:crypto"],
  ],
  [/^src\/evaluate\//, [...FLOOR, "src/parse/", "src/evaluate/"]],
  [/^src\/x509\/roots\.ts$/, [...FLOOR, "src/x509/", "node:tls"]],
  [/^src\/x509\//, [...FLOOR, "src/x509/", "node:crypto"]],
  [
    /^src\/model\//,
    [
      "src/value.ts",
      "src/source/",
      "src/model/",
      "src/observation.ts",
      "src/finding.ts",
      "src/x509/judgement.ts",
    ],
  ],
  [
    /^src\/adapt\//,
    [...FLOOR, "src/evaluate/resource.ts", "src/handler-key.ts", "src/model/", "src/adapt/", "node:crypto"],
  ],
  [/^src\/edge-code\//, [...FLOOR, "src/edge-code/", "acorn", "@sveltejs/acorn-typescript"]],
  [
    /^src\/derive\//,
    [...FLOOR, "src/model/", "src/edge-code/", "src/derive/", "src/x509/", "src/finding.ts"],
  ],
  // The only files that start a process, which runs code of the repository; loaded only for --run-handlers.
  [
    /^src\/run-handlers\/(sandbox|isolation|folder)\.ts$/,
    [
      ...FLOOR,
      "src/run-handlers/",
      "node:child_process",
      "node:crypto",
      "node:fs",
      "node:os",
      "node:path",
      "node:process",
      "node:stream",
    ],
  ],
  [
    /^src\/run-handlers\//,
    [...FLOOR, "src/run-handlers/", "src/derive/", "src/edge-code/", "src/handler-key.ts"],
  ],
  [/^src\/finding\.ts$/, ["src/diagnostic.ts", "src/source/", "src/value.ts"]],
  [/^src\/(ignore|baseline)\//, [...FLOOR, "src/parse/", "src/finding.ts", "src/ignore/", "src/baseline/"]],
  [/^src\/rule\.ts$/, [...FLOOR, "src/model/", "src/derive/", "src/x509/judgement.ts", "src/finding.ts"]],
  [/^rules\//, ["src/rule.ts"]],
  [/^src\/catalogue\.ts$/, ["rules/", "src/rule.ts"]],
  [/^src\/fingerprint\.ts$/, ["node:crypto"]],
  [/^src\/handler-key\.ts$/, ["src/fingerprint.ts"]],
  [
    /^src\/policy\/load\.ts$/,
    [
      ...FLOOR,
      "src/rule.ts",
      "src/model/",
      "src/finding.ts",
      "src/policy/",
      "src/parse/yaml.ts",
      "src/parse/tree.ts",
    ],
  ],
  [
    /^src\/policy\//,
    [
      ...FLOOR,
      "src/rule.ts",
      "src/catalogue.ts",
      "src/fingerprint.ts",
      "src/model/",
      "src/derive/",
      "src/evaluate/resource.ts",
      "src/finding.ts",
      "src/policy/",
      "jsonpath-plus",
      "re2js",
    ],
  ],
  [
    /^src\/report\//,
    [
      "src/finding.ts",
      "src/diagnostic.ts",
      "src/source/",
      "src/value.ts",
      "src/report/",
      "src/project.ts",
      "node:util",
    ],
  ],
  [/^src\/verify\/probes\//, [...FLOOR, ...WIRE, "src/verify/probes/", "node:", "undici", "dns-packet"]],
  [
    /^src\/verify\/(guard|guarded-network|addresses|counting|datagram|dial|schedule|network|target|options|root-hints-file)\.ts$/,
    [...FLOOR, ...WIRE, "node:net", "node:dgram"],
  ],
  // The plan reads the model and hands targets to probes; the overlay reads what they saw back into the model.
  [
    /^src\/verify\//,
    [
      ...FLOOR,
      "src/verify/",
      "src/model/",
      "src/derive/",
      "src/finding.ts",
      "src/x509/",
      "src/worlds.ts",
      "src/policy/compiled-rule.ts",
      "src/policy/findings.ts",
      "node:net",
    ],
  ],
  [/^src\/(run|worlds|config|discover)/, ["src/", "node:fs", "node:path", "node:dns", "jsonc-parser"]],
  [/^src\/(arguments|explain|exit-status)\.ts$|^src\/explain\//, ["src/", "node:util"]],
  [/^src\/(cli|action|index)\.ts$|^src\/(cli|action)\//, ["src/", "node:"]],
];

describe("the architecture", () => {
  const files = [...list("src"), ...list("rules")].filter((file) => file.endsWith(".ts"));

  it("covers every source file", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !LAWS.some(([pattern]) => pattern.test(file)))).toEqual([]);
  });

  it("lets nobody import what is above them", () => {
    const broken: string[] = [];
    for (const file of files) {
      const may = LAWS.find(([pattern]) => pattern.test(file))?.[1] ?? [];
      for (const imported of importsOf(file)) {
        if (!may.some((prefix) => imported.startsWith(prefix))) broken.push(`${file} imports ${imported}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("touches the process in two files only", () => {
    const touching = files.filter((file) => /\bprocess\.|\bconsole\./.test(withoutComments(read(file))));
    expect(touching.filter((file) => !/^src\/(cli|action)\.ts$/.test(file))).toEqual([]);
  });
});

function list(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" }).map((path) =>
    join(directory, path).replaceAll("\\", "/"),
  );
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

function importsOf(file: string): string[] {
  const found = withoutComments(read(file)).matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?\bfrom\s+"([^"]+)"|\bimport\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g,
  );
  return [...found].map(([, a, b, c]) => resolve(file, a ?? b ?? c ?? ""));
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith(".")
    ? normalize(join(dirname(file), specifier)).replaceAll("\\", "/")
    : specifier;
}
