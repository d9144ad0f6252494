import type { ModuleInstance } from "./module-instance.ts";
import { type Val } from "./val.ts";
/** `path.module` and its like, `terraform.workspace`. */
export declare function environmentName(module: ModuleInstance, root: "path" | "terraform", name: string): Val;
