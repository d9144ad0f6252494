import type { Diagnostic } from "../../diagnostic.ts";
import type { SourceFile } from "../../source/source-file.ts";
/**
 * Says what is wrong with a file that does not parse in the words of HashiCorp's own parser, which Terraform users
 * know. Costs 100 ms the first time. Returns `ours`, the diagnostics of `parseHcl`, where that parser cannot be
 * asked or has nothing to say. Never rejects.
 */
export declare function explainSyntaxErrors(source: SourceFile, ours: readonly Diagnostic[]): Promise<readonly Diagnostic[]>;
/**
 * Whether the Go program survives this text, and soon: counted, so that the answer is the same on every machine,
 * and since nothing can interrupt it once it runs.
 */
export declare function isHarmless(text: string): boolean;
