import type { Outcome } from "../../diagnostic.ts";
import { type Files } from "../../source/files.ts";
import type { EvaluableRoot } from "../resource.ts";
/**
 * A synthesised CDK app, `cdk.out`: all its stacks, those of stages and nested stacks included, are one root.
 * `undefined` where the directory holds no manifest of a cloud assembly. Nothing is synthesised.
 */
export declare function loadAssembly(directory: string, files: Files): Outcome<EvaluableRoot | undefined>;
