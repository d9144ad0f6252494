import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import {
  CERTIFICATE_ARN,
  CERTIFICATE_NAME,
  type Config,
  ENVIRONMENT_NAME,
  type Environment,
  FAIL_ON,
  HOST_NAME,
  NO_CONFIG,
  type OptionEntry,
  type Override,
  type OverridePath,
  RULE_SETTINGS,
  type RuleEntry,
  type TerraformConfig,
} from "./config-shape.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import { didYouMean } from "./did-you-mean.ts";
import { LIMITS } from "./limits.ts";
import { NOTHING_STATED, type Stated, type StatedCertificate, type StatedText } from "./model/stated.ts";
import { directoryOf, joinPath } from "./source/files.ts";
import { patternFault } from "./source/path-pattern.ts";
import type { Place } from "./source/place.ts";
import { LineTable, type SourceFile } from "./source/source-file.ts";

const KEYS = ["$schema", "failOn", "terraform", "environments", "policies", "rules", "overrides", "facts"];
const OVERRIDE_KEYS = ["paths", "rules"];
const FACTS_KEYS = ["certificates", "outsideHosts"];
const OVERRIDE_FORM = 'Write: { "paths": ["legacy/**"], "rules": { "tls/*": "off" } }';
const TERRAFORM_KEYS = ["varFiles", "vars", "workspace"];

/** Reads a config. Whatever is wrong with it becomes an error diagnostic at its place. */
export function readConfig(file: SourceFile): Outcome<Config> {
  const reader = new ConfigReader(file);
  return { value: reader.config() ?? NO_CONFIG, diagnostics: reader.diagnostics };
}

/** Reads one config file, and says where it is wrong. */
class ConfigReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: SourceFile;
  readonly #lines: LineTable;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#lines = new LineTable(file);
  }

  /** `undefined` where the file is not JSON; what is wrong within it is left out of the config. */
  config(): Config | undefined {
    const root = this.#parse();
    if (!root) return undefined;
    const entries = this.#entries(root, "The config", KEYS);
    this.#text(entries.get("$schema"), "$schema");
    const failOn = this.#choice(entries.get("failOn"), "failOn", FAIL_ON);
    return {
      ...(failOn !== undefined && { failOn }),
      terraform: this.#terraform(entries.get("terraform"), "terraform"),
      environments: this.#environments(entries.get("environments")),
      policies: this.#paths(entries.get("policies"), "policies"),
      rules: this.#rules(entries.get("rules"), "rules"),
      overrides: this.#overrides(entries.get("overrides")),
      facts: this.#facts(entries.get("facts")),
    };
  }

  #parse(): Node | undefined {
    if (isTooDeep(this.#file.text)) {
      this.#report("The config is nested too deeply", this.#place(0, 1));
      return undefined;
    }
    const errors: ParseError[] = [];
    // Editors of Windows begin a file with a mark of its encoding.
    const root = parseTree(this.#file.text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error) {
      const word = wordError(error);
      const help = word === "invalid symbol" ? "Names and texts stand in double quotes" : undefined;
      this.#report(`The config is not JSON: ${word}`, this.#place(error.offset, error.length), help);
    }
    return error ? undefined : root;
  }

  #environments(node: Node | undefined): Environment[] {
    if (!node) return [];
    return [...this.#entries(node, "environments")].flatMap(([name, value]) => {
      if (ENVIRONMENT_NAME.test(name))
        return [{ name, ...this.#terraform(value, `environments["${name}"]`) }];
      const message = `An environment's name is of letters, digits, ".", "_" and "-", unlike "${name}"`;
      this.#report(message, this.#placeOf(value.parent?.children?.[0] ?? value));
      return [];
    });
  }

  #terraform(node: Node | undefined, name: string): TerraformConfig {
    const entries = node ? this.#entries(node, name, TERRAFORM_KEYS) : new Map<string, Node>();
    const workspace = this.#text(entries.get("workspace"), `${name}.workspace`);
    return {
      varFiles: this.#paths(entries.get("varFiles"), `${name}.varFiles`),
      vars: this.#vars(entries.get("vars"), `${name}.vars`),
      ...(workspace !== undefined && { workspace }),
    };
  }

  #vars(node: Node | undefined, path: string): ReadonlyMap<string, string> {
    const vars = new Map<string, string>();
    if (!node) return vars;
    for (const [name, value] of this.#entries(node, path)) vars.set(name, this.#variableText(value));
    return vars;
  }

  /** JSON is also an expression of Terraform's, so lists and maps are passed on as they are written. */
  #variableText(node: Node): string {
    if (node.type === "string") return String(node.value);
    return this.#file.text.slice(node.offset, node.offset + node.length);
  }

  #rules(node: Node | undefined, path: string): RuleEntry[] {
    if (!node) return [];
    const rules: RuleEntry[] = [];
    for (const [rule, value] of this.#entries(node, path)) {
      const name = `${path}["${rule}"]`;
      const [first, second] = value.type === "array" ? this.#pair(value, name) : [value];
      const setting = this.#choice(first, name, RULE_SETTINGS);
      const options = second && this.#options(second, `the parameters of ${name}`);
      const place = this.#placeOf(value.parent?.children?.[0] ?? value);
      if (setting !== undefined) rules.push({ rule, setting, ...(options && { options }), place });
    }
    return rules;
  }

  #overrides(node: Node | undefined): Override[] {
    if (!node) return [];
    if (node.type !== "array") {
      this.#report("overrides must be a list of { paths, rules }", this.#placeOf(node));
      return [];
    }
    const items = node.children ?? [];
    if (items.length > LIMITS.overrides)
      this.#report(`The config has more than ${LIMITS.overrides} overrides`, this.#placeOf(node));
    return items.slice(0, LIMITS.overrides).map((item, index) => this.#override(item, `overrides[${index}]`));
  }

  #override(node: Node, name: string): Override {
    const entries = this.#entries(node, name, OVERRIDE_KEYS);
    const missing = OVERRIDE_KEYS.filter((key) => node.type === "object" && !entries.has(key));
    for (const key of missing) this.#report(`${name} has no ${key}`, this.#placeOf(node), OVERRIDE_FORM);
    return {
      paths: this.#overridePaths(entries.get("paths"), `${name}.paths`),
      rules: this.#rules(entries.get("rules"), `${name}.rules`),
    };
  }

  #overridePaths(node: Node | undefined, name: string): OverridePath[] {
    if (node?.type === "array" && !node.children?.length)
      this.#report(`${name} is empty`, this.#placeOf(node), OVERRIDE_FORM);
    return this.#texts(node, name, "paths").flatMap(({ text, place }) => {
      const fault = patternFault(text);
      const pattern = joinPath(directoryOf(this.#file.path), text);
      if (fault === undefined && pattern !== undefined) return [{ pattern, text, place }];
      this.#report(`"${text}" ${fault ?? "lies outside the repository"}`, place);
      return [];
    });
  }

  #facts(node: Node | undefined): Stated {
    if (!node) return NOTHING_STATED;
    const entries = this.#entries(node, "facts", FACTS_KEYS);
    return {
      certificates: this.#certificates(entries.get("certificates")),
      outsideHosts: this.#hosts(entries.get("outsideHosts"), "facts.outsideHosts", HOST_NAME),
    };
  }

  #certificates(node: Node | undefined): StatedCertificate[] {
    if (!node) return [];
    return [...this.#entries(node, "facts.certificates")].flatMap(([arn, value]) => {
      if (CERTIFICATE_ARN.test(arn)) return this.#certificate(arn, value);
      const message = `"${arn}" is not the ARN of a certificate, such as arn:aws:acm:REGION:ACCOUNT:certificate/ID`;
      this.#report(message, this.#placeOf(value.parent?.children?.[0] ?? value));
      return [];
    });
  }

  #certificate(arn: string, node: Node): StatedCertificate[] {
    const name = `facts.certificates["${arn}"]`;
    const list = this.#entries(node, name, ["names"]).get("names");
    if (!list) {
      if (node.type === "object") this.#report(`${name} has no names`, this.#placeOf(node));
      return [];
    }
    const names = this.#hosts(list, `${name}.names`, CERTIFICATE_NAME);
    const isEmpty = list.type === "array" && list.children?.length === 0;
    if (isEmpty) this.#report(`${name}.names is empty`, this.#placeOf(list));
    return names.length > 0 ? [{ arn, names, place: this.#placeOf(list) }] : [];
  }

  #hosts(node: Node | undefined, name: string, form: RegExp): StatedText[] {
    return this.#texts(node, name, "names").flatMap(({ text, place }) => {
      if (form.test(text)) return [{ text, place }];
      const star = form === HOST_NAME ? "and no star" : "and a star only as its first part";
      this.#report(`"${text}" is not a host name: it has no scheme, port or path, ${star}`, place);
      return [];
    });
  }

  /** `["warning", { "days": 45 }]`. */
  #pair(node: Node, name: string): readonly Node[] {
    const items = node.children ?? [];
    if (items.length === 2) return items;
    this.#report(`${name} must hold a setting and parameters, ["warning", { … }]`, this.#placeOf(node));
    return [];
  }

  #options(node: Node, name: string): OptionEntry[] {
    return [...this.#entries(node, name)].flatMap(([option, item]) => {
      const { value }: { value?: unknown } = item;
      const place = this.#placeOf(item);
      const isNumber = typeof value === "number" && Number.isFinite(value);
      if (typeof value === "string" || isNumber || typeof value === "boolean")
        return [{ name: option, value, place }];
      this.#report(`The parameter "${option}" must be a text, a number, true or false`, place);
      return [];
    });
  }

  /** The members of an object; reports what is no object, a key that is not among `keys`, and a key written twice. */
  #entries(node: Node, name: string, keys?: readonly string[]): Map<string, Node> {
    const entries = new Map<string, Node>();
    if (node.type !== "object") {
      this.#report(`${name} must be an object`, this.#placeOf(node));
      return entries;
    }
    for (const property of node.children ?? []) {
      const [keyNode, value] = property.children ?? [];
      if (!keyNode || !value) continue;
      const key = String(keyNode.value);
      if (keys && !keys.includes(key)) this.#unknownKey(key, name, keys, keyNode);
      else if (entries.has(key)) this.#report(`"${key}" is written twice`, this.#placeOf(keyNode));
      else entries.set(key, value);
    }
    return entries;
  }

  #unknownKey(key: string, name: string, keys: readonly string[], node: Node): void {
    const message = `${name} has no key "${key}"${didYouMean(key, keys)}`;
    this.#report(message, this.#placeOf(node), `The keys are ${keys.join(", ")}`);
  }

  #text(node: Node | undefined, name: string): string | undefined {
    if (!node) return undefined;
    if (node.type === "string" && node.value !== "") return String(node.value);
    this.#report(`${name} ${node.value === "" ? "is empty" : "must be a text"}`, this.#placeOf(node));
    return undefined;
  }

  #choice<T extends string>(node: Node | undefined, name: string, choices: readonly T[]): T | undefined {
    if (!node) return undefined;
    const chosen = choices.find((choice) => node.type === "string" && node.value === choice);
    if (chosen !== undefined) return chosen;
    const near = node.type === "string" ? didYouMean(String(node.value), choices) : "";
    this.#report(`${name} must be ${listed(choices)}${near}`, this.#placeOf(node));
    return undefined;
  }

  /** Paths are written relative to the config file. */
  #paths(node: Node | undefined, name: string): string[] {
    return this.#texts(node, name, "paths").flatMap(({ text, place }) => {
      const path = joinPath(directoryOf(this.#file.path), text);
      if (path === undefined) this.#report(`"${text}" lies outside the repository`, place);
      return path ?? [];
    });
  }

  /** The texts of a list, with their places. */
  #texts(node: Node | undefined, name: string, what: string): StatedText[] {
    if (!node) return [];
    if (node.type !== "array") {
      this.#report(`${name} must be a list of ${what}`, this.#placeOf(node));
      return [];
    }
    return (node.children ?? []).flatMap((item, index) => {
      const text = this.#text(item, `${name}[${index}]`);
      return text === undefined ? [] : [{ text, place: this.#placeOf(item) }];
    });
  }

  #report(message: string, place: Place, help?: string): void {
    const diagnostic = { severity: "error", code: "config", message, place, fatal: true } as const;
    this.diagnostics.push(help === undefined ? diagnostic : { ...diagnostic, help });
  }

  #placeOf(node: Node): Place {
    return this.#place(node.offset, node.length);
  }

  #place(offset: number, length: number): Place {
    return this.#lines.place(offset, offset + length);
  }
}

/** Counts brackets without descending into them: the parser is recursive. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  // By offset: after a comment that nobody closes, the scanner gives the end a length, and an end that has one never comes.
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const token = text[scanner.getTokenOffset()];
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > LIMITS.depth) return true;
  }
  return false;
}

/** `ValueExpected` → `value expected`. */
function wordError(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function listed(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}
