import type { Reason } from "../../value.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { refuse } from "./refusal.ts";
import { STRING } from "./type.ts";
import { textVal, unknownVal, type Val } from "./val.ts";

/** `path.module` and its like, `terraform.workspace`. */
export function environmentName(module: ModuleInstance, root: "path" | "terraform", name: string): Val {
  if (root === "path") return pathName(module, name);
  if (name === "workspace") return workspace(module);
  return refuse(`"terraform.${name}" does not exist`);
}

function pathName(module: ModuleInstance, name: string): Val {
  const { directory, root, files } = module.place;
  switch (name) {
    case "module":
      return textVal(relative(root, directory));
    case "root":
      return textVal(".");
    case "cwd":
      return textVal([files.root.replace(/\/$/, ""), root].filter((part) => part !== "").join("/"));
    default:
      return refuse(`"path.${name}" does not exist`);
  }
}

/** From one directory of the repository to another, as Terraform writes it: `modules/cdn`, `../cdn`, `.`. */
function relative(from: string, to: string): string {
  const start = from === "" ? [] : from.split("/");
  const end = to === "" ? [] : to.split("/");
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared += 1;
  const path = [...start.slice(shared).map(() => ".."), ...end.slice(shared)];
  return path.length === 0 ? "." : path.join("/");
}

/** Not taken to be `default`: code that asks for the workspace is run in several. */
function workspace(module: ModuleInstance): Val {
  const { session } = module;
  if (session.workspace !== undefined) return textVal(session.workspace);
  const assumed = session.assumptions.get("terraform.workspace");
  if (typeof assumed === "string") return textVal(assumed);
  const reason: Reason = { what: "terraform.workspace", why: "no-value", says: "is not selected" };
  return unknownVal([reason], { type: STRING, ref: { source: "terraform.workspace" }, notNull: true });
}
