import type { Outcome } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import type { Files } from "../source/files.ts";
import type { Settings } from "./settings.ts";
/** Hands an input to its front end, which is loaded only now: a Terraform run reads no YAML parser. */
export declare function loadInput(input: Input, files: Files, settings: Settings): Promise<Outcome<EvaluableRoot | undefined>>;
