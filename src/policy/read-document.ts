import { didYouMean } from "../did-you-mean.ts";
import type { Certainty, Consequence, Severity } from "../finding.ts";
import type { OptionSpec, Section } from "../rule.ts";
import type { BoundPath, PolicySubject } from "./bind-path.ts";
import type { PolicyDocument, RelatedDocument } from "./document.ts";
import { placeholderProblem, readTemplate } from "./message.ts";
import type { MapNode, Mistakes, PolicyNode } from "./node.ts";
import { type ConditionScope, readConditions, readPath } from "./read-condition.ts";
import { readExamples } from "./read-example.ts";
import {
  checkKeys,
  kindOf,
  readList,
  readMap,
  readText,
  readTexts,
  readWord,
  required,
} from "./read-node.ts";
import { isSubjectName, SUBJECT_NAMES } from "./shapes.ts";

const CONSEQUENCES: readonly Consequence[] = ["502", "503", "504", "403", "400", "deploy-failure"];
const CERTAINTIES: readonly Certainty[] = ["proven", "likely", "possible"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
const SECTIONS: readonly Section[] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "-"];

const KEYS = [
  "title",
  "section",
  "consequence",
  "certainty",
  "severity",
  "subject",
  "type",
  "where",
  "then",
  "at",
  "message",
  "related",
  "why",
  "fix",
  "references",
  "supersedes",
  "options",
  "live",
  "examples",
];
const REQUIRED = ["title", "subject", "then", "message"];
/** What a rule of ours has besides. */
const REQUIRED_BUILT_IN = ["consequence", "certainty", "section", "why", "fix", "references", "examples"];

/** Checks a policy file. Every mistake is reported; the document is `undefined` where there is any. */
export function readDocument(
  node: PolicyNode,
  mistakes: Mistakes,
  builtIn = false,
): PolicyDocument | undefined {
  const before = mistakes.diagnostics.length;
  const map = readMap(node, "a policy", mistakes);
  if (map === undefined) return undefined;
  checkKeys(map, "a policy", KEYS, mistakes);
  for (const key of builtIn ? [...REQUIRED, ...REQUIRED_BUILT_IN] : REQUIRED) {
    required(map, key, "the policy", mistakes);
  }
  const subject = readSubject(map, mistakes);
  const title = read(map, "title", (value) => readText(value, "title", mistakes));
  if (subject === undefined || title === undefined) return undefined;
  const options = read(map, "options", (value) => readOptions(value, mistakes));
  const scope: ConditionScope = { subject, options: options ?? {}, mistakes };
  const then = read(map, "then", (value) => readConditions(value, "then", scope));
  const message = read(map, "message", (value) => readMessage(value, "message", scope));
  const optional = {
    ...readClassification(map, mistakes),
    ...readTextsOf(map, mistakes),
    ...defined("type", readType(map, subject, mistakes)),
    ...defined(
      "where",
      read(map, "where", (value) => readConditions(value, "where", scope)),
    ),
    ...defined(
      "at",
      read(map, "at", (value) => readPath(value, "at", scope)?.text),
    ),
    ...defined(
      "related",
      read(map, "related", (value) => readRelated(value, scope)),
    ),
    ...defined("options", options),
    ...defined(
      "live",
      read(map, "live", (value) => readLive(value, subject, mistakes)),
    ),
    ...defined(
      "examples",
      read(map, "examples", (value) => readExamples(value, mistakes)),
    ),
  };
  if (then === undefined || message === undefined || mistakes.diagnostics.length > before) return undefined;
  return { title, subject, then, message, ...optional };
}

function read<T>(map: MapNode, key: string, how: (value: PolicyNode) => T | undefined): T | undefined {
  const entry = map.entries.get(key);
  return entry && how(entry.value);
}

/** `{ key: value }`, or nothing where there is no value. */
function defined<const K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T };
function defined(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}

function readClassification(map: MapNode, mistakes: Mistakes) {
  const word = <const W extends string>(key: string, words: readonly W[]) =>
    read(map, key, (value) => readWord(value, key, words, mistakes));
  return {
    ...defined("consequence", word("consequence", CONSEQUENCES)),
    ...defined("certainty", word("certainty", CERTAINTIES)),
    ...defined("severity", word("severity", SEVERITIES)),
    ...defined("section", word("section", SECTIONS)),
  };
}

function readTextsOf(map: MapNode, mistakes: Mistakes) {
  const text = (key: string) => read(map, key, (value) => readText(value, key, mistakes));
  return {
    ...defined("why", text("why")),
    ...defined("fix", text("fix")),
    ...defined(
      "references",
      read(map, "references", (value) => readReferences(value, mistakes)),
    ),
    ...defined(
      "supersedes",
      read(map, "supersedes", (value) => readTexts(value, "supersedes", mistakes)),
    ),
  };
}

function readReferences(node: PolicyNode, mistakes: Mistakes): readonly string[] | undefined {
  const readOne = (item: PolicyNode, what: string) => {
    const text = readText(item, what, mistakes);
    if (text === undefined || text.startsWith("https://")) return text;
    return mistakes.add(item.place, `${what} must be an https:// address`);
  };
  return readList(node, "references", readOne, mistakes);
}

// ------------------------------------------------------------------ what it is about

function readSubject(map: MapNode, mistakes: Mistakes): PolicySubject | undefined {
  return read(map, "subject", (value) => {
    const text = readText(value, "subject", mistakes);
    if (text === undefined || text === "resource" || isSubjectName(text)) return text;
    const names = [...SUBJECT_NAMES, "resource"];
    const help = didYouMean(text, names) || `; it is one of ${names.join(", ")}`;
    return mistakes.add(value.place, `subject cannot be "${text}"${help}`);
  });
}

function readType(map: MapNode, subject: PolicySubject, mistakes: Mistakes): readonly string[] | undefined {
  const entry = map.entries.get("type");
  if (entry === undefined) {
    if (subject === "resource") mistakes.add(map.place, `a policy with "subject: resource" needs "type"`);
    return undefined;
  }
  if (subject !== "resource") {
    return mistakes.add(entry.keyPlace, `"type" goes with "subject: resource" only`);
  }
  if (entry.value.kind === "list")
    return readList(entry.value, "type", (item, what) => readTypeName(item, what, mistakes), mistakes);
  const text = readTypeName(entry.value, "type", mistakes);
  return text === undefined ? undefined : [text];
}

/** Of Terraform or CloudFormation; which there are, only their providers know. */
export const TYPE_NAME = /^([a-z][a-z0-9_-]*|\w+(::\w+)+)$/;

function readTypeName(node: PolicyNode, what: string, mistakes: Mistakes): string | undefined {
  const text = readText(node, what, mistakes);
  if (text === undefined || TYPE_NAME.test(text)) return text;
  return mistakes.add(node.place, `${what} cannot be "${text}": a type is written aws_lb or AWS::S3::Bucket`);
}

function readLive(node: PolicyNode, subject: PolicySubject, mistakes: Mistakes): "port" | undefined {
  if (subject === "originRequest") return readWord(node, "live", ["port"], mistakes);
  return mistakes.add(node.place, `"live" goes with "subject: originRequest" only`);
}

// ------------------------------------------------------------------ what it says

function readMessage(node: PolicyNode, what: string, scope: ConditionScope): string | undefined {
  const text = readText(node, what, scope.mistakes);
  if (text === undefined) return undefined;
  const template = readTemplate(text, scope.subject);
  const problem = template.ok ? placeholderProblem(template.value, scope.subject) : template.message;
  return problem === undefined ? text : scope.mistakes.add(node.place, `${what}: ${problem}`);
}

function readRelated(node: PolicyNode, scope: ConditionScope): readonly RelatedDocument[] | undefined {
  const { mistakes } = scope;
  const readOne = (item: PolicyNode, what: string): RelatedDocument | undefined => {
    const map = readMap(item, what, mistakes);
    if (map === undefined) return undefined;
    checkKeys(map, what, ["at", "label"], mistakes);
    const at = required(map, "at", what, mistakes);
    const label = required(map, "label", what, mistakes);
    const path: BoundPath | undefined = at && readPath(at.value, `${what}.at`, scope);
    const text = label && readMessage(label.value, `${what}.label`, scope);
    return path && text ? { at: path.text, label: text } : undefined;
  };
  return readList(node, "related", readOne, mistakes);
}

// ------------------------------------------------------------------ options

function readOptions(node: PolicyNode, mistakes: Mistakes): Readonly<Record<string, OptionSpec>> | undefined {
  const map = readMap(node, "options", mistakes);
  if (map === undefined) return undefined;
  const options: [string, OptionSpec][] = [];
  for (const { key, keyPlace, value } of map.entries.values()) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) {
      mistakes.add(keyPlace, `options: "${key}" is not a name like "minimumDays"`);
      continue;
    }
    const option = readOption(value, `options.${key}`, mistakes);
    if (option !== undefined) options.push([key, option]);
  }
  return Object.fromEntries(options);
}

const OPTION_TYPES = { text: "string", number: "number", boolean: "boolean" } as const;

function readOption(node: PolicyNode, what: string, mistakes: Mistakes): OptionSpec | undefined {
  const map = readMap(node, what, mistakes);
  if (map === undefined) return undefined;
  checkKeys(map, what, ["type", "default"], mistakes);
  const type = required(map, "type", what, mistakes);
  const standard = required(map, "default", what, mistakes);
  const word = type && readWord(type.value, `${what}.type`, ["text", "number", "boolean"], mistakes);
  if (word === undefined || standard === undefined) return undefined;
  const { value } = standard;
  if (value.kind !== "scalar" || value.value === null || typeof value.value !== OPTION_TYPES[word]) {
    return mistakes.add(value.place, `${what}.default must be a ${word}, not ${kindOf(value)}`);
  }
  return { type: word, default: value.value };
}
