import type { Expression } from "../../../parse/hcl/ast.ts";
import { parseTemplate } from "../../../parse/hcl/parser.ts";
import { type Files, joinPath, type ReadFailure } from "../../../source/files.ts";
import { LineTable, type SourceFile } from "../../../source/source-file.ts";
import type { Reason } from "../../../value.ts";
import { convert } from "../convert.ts";
import { makeSet } from "../members.ts";
import { Refusal, refuse } from "../refusal.ts";
import { bind, type ModuleScope, type Scope } from "../scope.ts";
import { ANY, BOOL, STRING, setOf } from "../type.ts";
import { boolVal, force, textVal, unknownVal, type Val } from "../val.ts";
import { matcherOf } from "./glob.ts";
import { type CallContext, type FunctionTable, textArg, unknownOf } from "./spec.ts";

/** Files of the repository only: paths that lead outside it are unknown, and say so. */
export const FILES: FunctionTable = {
  file: {
    fallible: true,
    params: [STRING],
    returns: STRING,
    apply: (args, context) => readFile(textArg(args, 0), context, (file) => textVal(file.text)),
  },
  filebase64: {
    fallible: true,
    params: [STRING],
    returns: STRING,
    apply: (args, context) =>
      readBytes(textArg(args, 0), context, (text) => textVal(Buffer.from(text).toString("base64"))),
  },
  fileexists: { fallible: true, params: [STRING], returns: BOOL, apply: fileExists },
  fileset: { fallible: true, params: [STRING, STRING], returns: setOf(STRING), apply: fileSet },
  templatefile: {
    fallible: true,
    params: [STRING, ANY],
    returns: STRING,
    partial: true,
    apply: templateFile,
  },
  templatestring: {
    fallible: true,
    params: [STRING, ANY],
    returns: STRING,
    partial: true,
    apply: templateString,
  },
  basename: { params: [STRING], returns: STRING, apply: (args) => textVal(baseName(textArg(args, 0))) },
  dirname: { params: [STRING], returns: STRING, apply: (args) => textVal(directoryName(textArg(args, 0))) },
  abspath: { params: [STRING], returns: STRING, apply: absolutePath },
  pathexpand: { fallible: true, params: [STRING], returns: STRING, apply: expandPath },
};

/** A path as the functions take it, relative to the root module's directory, as one of the repository. */
function resolve(path: string, { scope }: CallContext): string | undefined {
  const { files, root } = scope.module.place;
  const prefix = files.root.endsWith("/") ? files.root : `${files.root}/`;
  if (path.startsWith(prefix)) return joinPath("", path.slice(prefix.length));
  return joinPath(root, path);
}

function readFile(path: string, context: CallContext, use: (file: SourceFile) => Val): Val {
  const resolved = resolve(path, context);
  const read = resolved === undefined ? undefined : context.scope.module.place.files.read(resolved);
  if (!read?.ok) return unreadable(path, read?.why ?? "outside-repository", context);
  context.scope.module.budget.text(read.file.text.length);
  return use(read.file);
}

/** The same for functions of bytes: a file that is no UTF-8 cannot be read. */
export function readBytes(path: string, context: CallContext, use: (text: string) => Val): Val {
  return readFile(path, context, (file) => use(file.text));
}

/** A missing file is an error for Terraform, though it may be made by a build before Terraform runs. */
function unreadable(path: string, why: ReadFailure, { isSecret }: CallContext): Val {
  const what = isSecret ? "(sensitive)" : path;
  if (why === "limit" || why === "too-large")
    throw new Refusal("limit", `exceeds a limit: the size of ${what}`);
  const outside = why === "outside-repository";
  const reason: Reason = outside
    ? { what, why: "outside-repository", says: "lies outside the repository" }
    : {
        what,
        why: "file-not-found",
        says: why === "not-found" ? "does not exist in the repository" : "cannot be read as text",
      };
  return unknownVal([reason], { notNull: true, mayFail: true });
}

function fileExists(args: readonly Val[], context: CallContext): Val {
  const path = textArg(args, 0);
  const resolved = resolve(path, context);
  if (resolved === undefined) return unreadable(path, "outside-repository", context);
  const { files } = context.scope.module.place;
  if (files.isDirectory(resolved)) return refuse(`fileexists: ${path} is a directory, not a file`);
  if (files.exists(resolved)) return boolVal(true);
  return leadsOutside(resolved, files) ? unreadable(path, "outside-repository", context) : boolVal(false);
}

/** A symbolic link to where nothing is looked at. */
function leadsOutside(path: string, files: Files): boolean {
  const read = files.read(path);
  return !read.ok && read.why === "outside-repository";
}

/** The files below a directory whose path matches, as Terraform writes it: relative to the directory. */
function fileSet(args: readonly Val[], context: CallContext): Val {
  const start = textArg(args, 0);
  const resolved = resolve(start, context);
  const { files } = context.scope.module.place;
  if (resolved === undefined || leadsOutside(resolved, files))
    return unreadable(start, "outside-repository", context);
  if (!files.isDirectory(resolved)) return makeSet([], STRING);
  const matches = matcherOf(textArg(args, 1));
  const found: string[] = [];
  const pending = [""];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const within = joinPath(resolved, directory) ?? "";
    for (const { name, kind } of files.list(within)) {
      context.scope.module.budget.spend(1);
      const path = directory === "" ? name : `${directory}/${name}`;
      if (kind === "dead-link" && leadsOutside(joinPath(within, name) ?? "", files))
        return unreadable(`${start}/${path}`, "outside-repository", context);
      if (kind === "directory") pending.push(path);
      else if (kind === "file" && matches(path)) found.push(path);
    }
  }
  context.scope.module.budget.items(found.length);
  return makeSet(found.map(textVal), STRING);
}

function templateFile(args: readonly Val[], context: CallContext): Val {
  const [path] = args;
  if (path?.kind !== "string") return unknownOf(args, { type: STRING });
  return readFile(path.value, context, (file) => render(file, args[1], context));
}

function templateString(args: readonly Val[], context: CallContext): Val {
  const [template] = args;
  if (!isReference(context.node.args[0]))
    return refuse("templatestring: the template must be a reference to a text");
  if (template?.kind !== "string") return unknownOf(args, { type: STRING });
  return render({ path: "", text: template.value }, args[1], context);
}

/** Terraform takes no template that is put together on the spot. */
function isReference(expression: Expression | undefined): boolean {
  switch (expression?.kind) {
    case "variable":
      return true;
    case "get-attribute":
    case "get-index":
    case "splat":
      return isReference(expression.object);
    default:
      return false;
  }
}

function render(source: SourceFile, variables: Val | undefined, context: CallContext): Val {
  const given = variables && force(variables);
  if (given?.kind === "unknown") return unknownOf([given], { type: STRING, mayFail: true });
  if (given?.kind !== "record") return refuse("the variables of a template must be a map");
  const wrong = [...given.entries.keys()].find((name) => !NAME.test(name));
  if (wrong !== undefined) return refuse(`"${wrong}" is no name of a template variable`);
  const { value, diagnostics } = parseTemplate(source);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return refuse(`${source.path} is no valid template`);
  const lines = new LineTable(source);
  const body = { start: 0, end: source.text.length, attributes: [], blocks: [] };
  const { scope } = context;
  let inner: Scope = {
    ...scope,
    module: sealed(scope.module, context.name),
    file: { source, lines, body, comments: [] },
    names: undefined,
  };
  for (const [name, entry] of given.entries) inner = bind(inner, name, entry);
  const result = scope.module.budget.referred(() => convert(context.evaluate(value, inner), STRING));
  return result.kind === "null" ? refuse("the result of the template is null") : result;
}

const NAME = /^\p{ID_Start}[\p{ID_Continue}-]*$/u;

/** A template sees the variables it is given, and nothing else of the module. */
function sealed(module: ModuleScope, renderer: string): ModuleScope {
  return {
    address: module.address,
    budget: module.budget,
    place: module.place,
    resolve: (root) => refuse(`the template uses "${root}", which it is not given`),
    assumed: (choice) => module.assumed(choice),
    anonymous: (place) => module.anonymous(place),
    renderer,
  };
}

function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed === "") return path === "" ? "." : "/";
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

function directoryName(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : clean(path.slice(0, slash + 1));
}

function clean(path: string): string {
  const parts: string[] = [];
  const absolute = path.startsWith("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (!absolute && (parts.length === 0 || parts.at(-1) === ".."))) parts.push(part);
    else parts.pop();
  }
  const joined = parts.join("/");
  return absolute ? `/${joined}` : joined || ".";
}

function absolutePath(args: readonly Val[], { scope }: CallContext): Val {
  const path = textArg(args, 0);
  const { files, root } = scope.module.place;
  return textVal(path.startsWith("/") ? clean(path) : clean(`${files.root}/${root}/${path}`));
}

/** `~` is the home directory of whoever runs Terraform. */
function expandPath(args: readonly Val[]): Val {
  const path = textArg(args, 0);
  if (!path.startsWith("~")) return textVal(path);
  if (path.length > 1 && !/^[/\\]/.test(path.slice(1)))
    return refuse("pathexpand: cannot expand the home of a user");
  const why = {
    what: path,
    why: "outside-repository",
    says: "lies in the home directory of whoever runs Terraform",
  } as const;
  return unknownVal([why], { type: STRING, notNull: true });
}
