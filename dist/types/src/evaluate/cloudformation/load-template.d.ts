import type { Outcome } from "../../diagnostic.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { EvaluableRoot } from "../resource.ts";
import { type Template } from "./template.ts";
/** What is known of a template's deployment. */
export interface TemplateOptions {
    readonly stackName?: string;
    readonly region?: string;
    readonly account?: string;
    /** Parameter → value as a text; lists are joined by commas. */
    readonly parameters?: ReadonlyMap<string, string>;
    /** Logical id → CDK's construct path, where the template does not say. */
    readonly constructPaths?: ReadonlyMap<string, string>;
    /** Stands before each logical id in an address: `Network/`. */
    readonly addressPrefix?: string;
}
/**
 * A CloudFormation or SAM template in YAML or JSON as a root of its own; `undefined` for anything else.
 * A text that is broken is evaluated as far as it could be read, and its errors are diagnostics: fatal ones where
 * it names a distribution.
 */
export declare function loadTemplate(source: SourceFile, options?: TemplateOptions): Outcome<EvaluableRoot | undefined>;
/** The sections of a template; `undefined`, and no diagnostics, for a text that is none. */
export declare function parseTemplate(source: SourceFile): Outcome<Template | undefined>;
