import type { Diagnostic } from "../diagnostic.ts";
import { locate } from "../discover/repository.ts";
import { isFatal } from "../exit-status.ts";
import { builtInRules } from "../policy/built-in.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { checkExample, EXAMPLE_LANGUAGES, type RunExample } from "../policy/examples.ts";
import { loadPolicies } from "../policy/load.ts";
import type { TestedExample } from "../report/test-report.ts";
import { DiskFiles } from "../source/disk-files.ts";
import type { Files } from "../source/files.ts";
import type { SourceFile } from "../source/source-file.ts";
import { ExamplePlaces } from "./example-places.ts";
import { readSettings } from "./settings.ts";

/** Paths are relative to the working directory, or absolute. */
export interface TestOptions {
  /** Files and folders of policies; without any, those of the config. */
  readonly policies: readonly string[];
  readonly workingDirectory: string;
  readonly config?: string | false | undefined;
}

export interface TestRun {
  /** Where one is fatal, nothing was run. */
  readonly diagnostics: readonly Diagnostic[];
  readonly tests: readonly TestedExample[];
  /** The ids of policies that have no examples. */
  readonly untested: readonly string[];
  /** Absolute; paths are relative to it. */
  readonly root: string;
  source(file: string): SourceFile | undefined;
}

/** Runs the examples of policies. A broken policy or config is a fatal diagnostic, and then no example is run. */
export async function testPolicies(options: TestOptions): Promise<TestRun> {
  const { policies, workingDirectory } = options;
  const location = locate(policies.length > 0 ? policies : ["."], workingDirectory);
  if (!location.value || location.diagnostics.length > 0)
    return refused(location.diagnostics, workingDirectory);
  const files = new DiskFiles(location.value.root);
  const { rules, diagnostics } = await policiesOf(options, location.value, files);
  if (diagnostics.some(isFatal)) return refused(diagnostics, files.root, files);
  const { runExample } = await import("./run-example.ts");
  return {
    diagnostics,
    tests: rules.flatMap((rule) => testsOf(rule, files, runExample)),
    untested: rules.filter(({ description }) => description.examples.length === 0).map(({ id }) => id),
    root: files.root,
    source: (file) => sourceIn(files, file),
  };
}

type Located = NonNullable<ReturnType<typeof locate>["value"]>;

/** Policies that are switched off in the config are tested, too. */
async function policiesOf(options: TestOptions, located: Located, files: Files) {
  const { policies, workingDirectory } = options;
  const config = policies.length > 0 ? false : options.config;
  const read = { paths: ["."], policies, workingDirectory, config, now: 0 };
  const { value, diagnostics } = await readSettings(read, located, files);
  const own = new Set(builtInRules().map(({ id }) => id));
  if (policies.length > 0) return { rules: value.rules.filter(({ id }) => !own.has(id)), diagnostics };
  const none = value.config.policies.length === 0 && !diagnostics.some(isFatal);
  return {
    rules: value.config.policies.flatMap((path) => loadPolicies(path, files).value),
    diagnostics: none ? [...diagnostics, NO_POLICIES] : diagnostics,
  };
}

const NO_POLICIES: Diagnostic = {
  severity: "error",
  code: "policy",
  message: "There are no policies to test",
  help: 'Name a folder or a file, or set "policies" in originlint.config.jsonc',
  fatal: true,
};

function testsOf(rule: CompiledRule, files: Files, run: RunExample): readonly TestedExample[] {
  const source = sourceIn(files, rule.docs);
  const places = source && new ExamplePlaces(source);
  return rule.description.examples.flatMap((example, index) =>
    EXAMPLE_LANGUAGES.flatMap((language) => {
      const check = checkExample(rule, example, language, run);
      if (check === undefined) return [];
      const { outcome, problems } = check;
      const name = places?.ofName(index);
      const at = check.differing.flatMap((spot) => places?.ofLine(index, example, language, spot) ?? []);
      const found = { policy: rule.id, file: rule.docs, example: example.name, language, outcome, problems };
      return [{ ...found, expected: example.expect, at: at.length > 0 ? at : name ? [name] : [] }];
    }),
  );
}

function sourceIn(files: Files, file: string): SourceFile | undefined {
  const read = files.read(file);
  return read.ok ? read.file : undefined;
}

function refused(diagnostics: readonly Diagnostic[], root: string, files?: Files): TestRun {
  const source = (file: string) => files && sourceIn(files, file);
  return { diagnostics, tests: [], untested: [], root, source };
}
