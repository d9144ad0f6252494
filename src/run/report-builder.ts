import { type Config, NO_CONFIG, ruleSetting } from "../config.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Discovery, Input } from "../discover/discover.ts";
import { isConfigurationFile } from "../evaluate/terraform/file-names.ts";
import type {
  Finding,
  Report,
  ReportedProbe,
  ReportedRequest,
  RuleText,
  Severity,
  Undecided,
} from "../finding.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { compareFindings } from "../policy/findings.ts";
import { compareUndecided } from "../policy/undecided.ts";
import { PROJECT } from "../project.ts";
import type { RunResult } from "../run.ts";
import { concealed } from "../source/conceal.ts";
import { directoryOf, type Files } from "../source/files.ts";
import { isOutsidePath } from "../source/outside-files.ts";
import type { World } from "../worlds.ts";
import { reportedRequest } from "./reported-request.ts";

/** Gathers what the steps of a run say into one report. */
export class ReportBuilder {
  #diagnostics: readonly Diagnostic[] = [];
  readonly #findings = new Map<string, Finding>();
  readonly #undecided: Undecided[] = [];
  readonly #requests = new Map<string, ReportedRequest>();
  readonly #distributions = new Set<string>();
  #rules: readonly CompiledRule[] = [];
  #config: Config = NO_CONFIG;
  #discovery: Pick<Discovery, "infrastructure" | "irrelevant"> = NOTHING_DISCOVERED;
  #skipped = 0;
  #probes: readonly ReportedProbe[] = [];

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** Whether something is wrong: with the settings alone, nothing should be checked by them. */
  get hasErrors(): boolean {
    return this.#diagnostics.some((diagnostic) => diagnostic.severity === "error");
  }

  addDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics = [...this.#diagnostics, ...diagnostics];
  }

  replaceDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics = diagnostics;
  }

  addRules(rules: readonly CompiledRule[], config: Config): void {
    this.#rules = rules;
    this.#config = config;
  }

  addDiscovery(discovery: Discovery): void {
    this.addDiagnostics(discovery.diagnostics);
    this.#discovery = discovery;
  }

  /**
   * An input is evaluated because it holds or calls a distribution, so an error in it is one of the job; only in a Terraform
   * module of it that does neither, it is a warning.
   */
  addInputDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.addDiagnostics(
      diagnostics.map((diagnostic) => {
        if (diagnostic.severity !== "error") return diagnostic;
        return this.#isAside(diagnostic)
          ? { ...diagnostic, severity: "warning" }
          : { ...diagnostic, fatal: true };
      }),
    );
  }

  #isAside({ place }: Diagnostic): boolean {
    return (
      place !== undefined &&
      isConfigurationFile(place.file) &&
      this.#discovery.irrelevant.has(directoryOf(place.file))
    );
  }

  addRoot(input: Input, world: World): void {
    const touching = "touching" in input ? input.touching : undefined;
    const { judgement, model, requests, opaque, diagnostics } = world;
    const root = rootOf(input);
    const idOf = (id: string) => qualified(root, id);
    const within = environmentOf(input);
    this.addInputDiagnostics([...diagnostics, ...judgement.diagnostics]);
    for (const { address, from, origins } of model.distributions) {
      if (touches(touching, [from.at, ...origins.items.map((origin) => origin.from.at)]))
        this.#distributions.add(`${pathOf(input)}:${address}`);
    }
    for (const finding of judgement.findings) {
      if (touches(touching, [finding.place, ...finding.related.map((related) => related.place)]))
        this.#addFinding({
          ...finding,
          ...(within.environment !== undefined && { environments: [within.environment] }),
          severity: this.#severityOf(finding),
          originRequests: finding.originRequests.map(idOf),
        });
    }
    for (const undecided of judgement.undecided) {
      if (touches(touching, [undecided.place]))
        this.#undecided.push({ ...inRoot(undecided, idOf), ...within });
    }
    for (const request of requests) {
      const verdict = judgement.verdicts.get(request.id) ?? "undecided";
      const reported = { ...reportedRequest(request, verdict), id: idOf(request.id), ...within };
      if (touches(touching, [reported.place])) this.#requests.set(reported.id, reported);
    }
    for (const { address, from, why } of opaque) {
      if (!touches(touching, [from.at])) continue;
      this.#skipped += 1;
      this.#undecided.push({
        resource: { address, type: "" },
        place: from.at,
        rules: [],
        blockedBy: why,
        ...within,
      });
    }
  }

  /** The user's word on a rule wins over what its certainty implies; a remark stays one. */
  #severityOf({ rule, severity, place }: Finding): Severity {
    const setting = ruleSetting(this.#config, rule, place.file);
    return setting === undefined || setting === "off" || severity === "note" ? severity : setting;
  }

  /** One line that several roots evaluate is one finding, with every instance. */
  #addFinding(finding: Finding): void {
    const { file, start } = finding.place;
    const key = `${finding.rule} ${file}:${start.line}:${start.column} ${finding.message}`;
    const before = this.#findings.get(key);
    if (before === undefined) this.#findings.set(key, finding);
    else this.#findings.set(key, merged(before, finding));
  }

  addProbes(probes: readonly ReportedProbe[]): void {
    this.#probes = [...this.#probes, ...probes];
  }

  finish(files: Files, config: Config): RunResult {
    if (this.#distributions.size + this.#undecided.length === 0 && !this.hasErrors)
      this.addDiagnostics([
        this.#discovery.infrastructure ? withoutDistribution(this.#rules) : WITHOUT_INFRASTRUCTURE,
      ]);
    return { report: this.#report(), config, root: files.root, source: (file) => sourceOf(files, file) };
  }

  /** The result of a run that could not begin: the diagnostics say why. */
  refuse(directory: string): RunResult {
    return { report: this.#report(), config: NO_CONFIG, root: directory, source: () => undefined };
  }

  #report(): Report {
    const findings = [...this.#findings.values()].sort(compareFindings);
    const originRequests = [...this.#requests.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const verdicts = (verdict: ReportedRequest["verdict"]) =>
      originRequests.filter((request) => request.verdict === verdict).length;
    const severities = (severity: Severity) =>
      findings.filter((finding) => finding.severity === severity).length;
    return {
      tool: { name: PROJECT.name, version: PROJECT.version },
      summary: {
        distributions: this.#distributions.size,
        originRequests: {
          proven: verdicts("proven"),
          broken: verdicts("broken"),
          undecided: verdicts("undecided"),
        },
        findings: { error: severities("error"), warning: severities("warning"), note: severities("note") },
        ignored: 0,
        baselined: 0,
        skipped: this.#skipped,
      },
      findings,
      undecided: [...this.#undecided].sort(compareUndecided),
      originRequests,
      probes: this.#probes,
      diagnostics: distinct(this.#diagnostics),
      rules: this.#rules.map(textOf),
    };
  }
}

/** An id that is unique in a report over several roots. */
function qualified(root: string, id: string): string {
  return root === "" ? id : `${root}: ${id}`;
}

function inRoot(undecided: Undecided, idOf: (id: string) => string): Undecided {
  const { originRequest } = undecided;
  return originRequest === undefined ? undecided : { ...undecided, originRequest: idOf(originRequest) };
}

const NOTHING_DISCOVERED = { infrastructure: false, irrelevant: new Set<string>() };

const WITHOUT_INFRASTRUCTURE: Diagnostic = {
  severity: "error",
  code: "no-infrastructure",
  fatal: true,
  message:
    "Nothing to check: no Terraform files, CloudFormation templates, cdk.out folder or deployed distribution here",
  help: "Give the folder or template to check: originlint check PATH (of a CDK app, the cdk.out that cdk synth makes)",
};

/** A policy about plain resources is not silent where it did not run. */
function withoutDistribution(rules: readonly CompiledRule[]): Diagnostic {
  const passed = rules.filter(({ subject }) => subject === "resource").map(({ id }) => id);
  return {
    severity: "note",
    code: "no-distribution",
    message: `There is infrastructure here, and no CloudFront distribution in it${
      passed.length > 0 ? `, so that ${passed.join(", ")} did not run` : ""
    }`,
  };
}

function pathOf(input: Input): string {
  return "file" in input ? input.file : input.directory;
}

/** A root in another environment is another root. */
function rootOf(input: Input): string {
  const root = pathOf(input);
  const { environment } = environmentOf(input);
  return environment === undefined
    ? root
    : [root, `[${environment}]`].filter((part) => part !== "").join(" ");
}

function environmentOf(input: Input): { readonly environment?: string } {
  const { environment } = input.kind === "terraform" ? input : {};
  return environment === undefined ? {} : { environment };
}

/** `asked`: the directories of Terraform's modules, the files of templates; `undefined` for everything. */
function touches(
  asked: readonly string[] | undefined,
  places: readonly { readonly file: string }[],
): boolean {
  return (
    asked === undefined ||
    places.some(({ file }) => asked.includes(file) || asked.includes(directoryOf(file)))
  );
}

function merged(a: Finding, b: Finding): Finding {
  const addresses = [a.resource.address, ...a.instances, b.resource.address, ...b.instances];
  const others = [...new Set(addresses)].filter((address) => address !== a.resource.address);
  return {
    ...a,
    ...(a.environments !== undefined && {
      environments: [...new Set([...a.environments, ...(b.environments ?? [])])],
    }),
    instances: a.instances.length > 0 ? [...new Set([...a.instances, ...b.instances])] : others,
    originRequests: [...new Set([...a.originRequests, ...b.originRequests])],
  };
}

/** What lies outside the repository is not shown: it may be a secret's file. */
function sourceOf(files: Files, path: string) {
  if (isOutsidePath(path)) return undefined;
  const result = files.read(path);
  return result.ok ? concealed(result.file) : undefined;
}

/** Several roots that read one file say the same of it once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, message, place } = diagnostic;
    const key = `${code} ${message} ${place?.file}:${place?.start.line}:${place?.start.column}`;
    if (seen.get(key)?.fatal !== true) seen.set(key, diagnostic);
  }
  return [...seen.values()];
}

function textOf({ id, description, severity, docs }: CompiledRule): RuleText {
  const { title, section, certainty, consequence, why, fix, references } = description;
  return { id, title, section, severity, certainty, consequence, why, fix, references, docs };
}
