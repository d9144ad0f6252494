import type { FunctionSource } from "../../model/edge-function.ts";
import { type CodeFile, type CodePackage, PLACEHOLDER } from "../../source/code-package.ts";
import type { Provenance, Reason, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";

/** The endings of files that may hold a handler, in the order in which Node.js looks; sources last. */
const ENDINGS = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".py"];

/** Where the code of a Lambda function is: `handler = "src/index.handler"` names a file of the package and its export. */
export function lambdaSource(
  code: CodePackage | undefined,
  handler: Value<string>,
  notFound: () => Value<FunctionSource>,
): Value<FunctionSource> {
  if (code === undefined) return notFound();
  if (handler.kind === "unknown") return unknown(handler.why, handler.from);
  if (handler.kind === "absent") return notFound();
  const dot = handler.value.lastIndexOf(".");
  const module = handler.value.slice(0, dot);
  const names = [module, module.replaceAll(".", "/")].flatMap((name) =>
    ENDINGS.map((ending) => name + ending),
  );
  const entry = names.find((name) => code.files.has(name));
  if (dot === -1 || entry === undefined)
    return unknown([nowhere(handler.value, handler.from, code)], handler.from);
  return known({ files: code.files, entry, handler: handler.value.slice(dot + 1) }, handler.from);
}

/** A built file may be missing before the build. */
function nowhere(handler: string, from: Provenance, { open }: CodePackage): Reason {
  const [limit] = open;
  if (limit !== undefined) return limit;
  const what = `handler ${handler}`;
  return { what, why: "file-not-found", says: "is in no file of the code that lies here", at: from.at };
}

/** The text of the handler's file where no other file of the package is loaded by it. */
export function soleCode(source: Value<FunctionSource>, from: Provenance): Value<string> {
  if (source.kind === "absent") return source;
  if (source.kind === "unknown") return unknown(source.why, from);
  const { entry, files } = source.value;
  const file = files.get(entry);
  if (file !== undefined && PLACEHOLDER.test(file.text)) return unknown([filledIn(entry, from)], from);
  if (file !== undefined && (files.size === 1 || !loadsMore(entry, file)))
    return known(file.text, placeOf(file, from));
  const why: Reason = {
    what: entry,
    why: "not-modelled",
    says: "is one of several files that make the function",
    at: from.at,
  };
  return unknown([why], from);
}

function filledIn(what: string, from: Provenance): Reason {
  return { what, why: "no-value", says: "is filled in with what is not known", at: from.at };
}

/** A relative path. */
const LOADS_JAVASCRIPT = /(?:\bfrom|\brequire\s{0,9}\(|\bimport\s{0,9}\(?)\s{0,9}["'`]\./;

/** Every import may be one of a file beside it. */
const LOADS_PYTHON = /^(?:from|import)\s/m;

/** Whether a file runs others of its package. */
function loadsMore(name: string, { text }: CodeFile): boolean {
  return (name.endsWith(".py") ? LOADS_PYTHON : LOADS_JAVASCRIPT).test(text);
}

/** Where code is written: in the argument that holds it, else in its file. */
function placeOf(file: CodeFile, from: Provenance): Provenance {
  return file.from ?? from;
}
