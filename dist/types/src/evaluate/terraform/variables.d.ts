import type { Declaration } from "./config.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { type Val } from "./val.ts";
/** A variable's value in one module instance: what is given, else its default, else unknown. */
export declare function variableValue(module: ModuleInstance, declaration: Declaration): Val;
