import type { Example } from "../rule.ts";
import type { Mistakes, PolicyNode } from "./node.ts";
import { checkKeys, kindOf, readList, readMap, readText, readWord, required } from "./read-node.ts";

const OUTCOMES = ["pass", "fail", "unknown", "not-applicable"] as const;

/** A policy's examples, each with a text in at least one language. */
export function readExamples(node: PolicyNode, mistakes: Mistakes): readonly Example[] | undefined {
  const names = new Set<string>();
  const readOne = (item: PolicyNode, what: string) => {
    const example = readExample(item, what, mistakes);
    if (example !== undefined && names.has(example.name))
      return mistakes.add(item.place, `${what} has the name of another example, "${example.name}"`);
    if (example !== undefined) names.add(example.name);
    return example;
  };
  return readList(node, "examples", readOne, mistakes);
}

function readExample(node: PolicyNode, what: string, mistakes: Mistakes): Example | undefined {
  const map = readMap(node, what, mistakes);
  if (map === undefined) return undefined;
  checkKeys(map, what, ["name", "expect", "terraform", "cloudformation", "live"], mistakes);
  const nameEntry = required(map, "name", what, mistakes);
  const expectEntry = required(map, "expect", what, mistakes);
  const name = nameEntry && readText(nameEntry.value, `${what}.name`, mistakes);
  const expect = expectEntry && readWord(expectEntry.value, `${what}.expect`, OUTCOMES, mistakes);
  const live = map.entries.get("live");
  const recording = live && readText(live.value, `${what}.live`, mistakes);
  const terraform = map.entries.get("terraform");
  const cloudformation = map.entries.get("cloudformation");
  if (terraform === undefined && cloudformation === undefined) {
    return mistakes.add(map.place, `${what} needs "terraform" or "cloudformation"`);
  }
  const terraformTexts = terraform && readTexts(terraform.value, `${what}.terraform`, mistakes);
  const cloudformationTexts =
    cloudformation && readTexts(cloudformation.value, `${what}.cloudformation`, mistakes);
  if (name === undefined || expect === undefined) return undefined;
  return {
    name,
    expect,
    ...(terraformTexts === undefined ? {} : { terraform: terraformTexts }),
    ...(cloudformationTexts === undefined ? {} : { cloudformation: cloudformationTexts }),
    ...(recording === undefined ? {} : { live: recording }),
  };
}

type Texts = string | Readonly<Record<string, string>>;

/** One text, or several files by name; texts keep their blanks. */
function readTexts(node: PolicyNode, what: string, mistakes: Mistakes): Texts | undefined {
  if (node.kind === "list")
    return mistakes.add(node.place, `${what} must be a text or files by name, not a list`);
  if (node.kind === "scalar") return readSource(node, what, mistakes);
  const files: [string, string][] = [];
  for (const { key, keyPlace, value } of node.entries.values()) {
    if (!/^[\w-][\w./-]*$/.test(key) || key.includes("..")) {
      mistakes.add(keyPlace, `${what}: "${key}" is not the name of a file below the example's folder`);
      continue;
    }
    const text = readSource(value, `${what}.${key}`, mistakes);
    if (text !== undefined) files.push([key, text]);
  }
  return Object.fromEntries(files);
}

function readSource(node: PolicyNode, what: string, mistakes: Mistakes): string | undefined {
  if (node.kind === "scalar" && typeof node.value === "string") return node.value;
  return mistakes.add(node.place, `${what} must be a text, not ${kindOf(node)}`);
}
