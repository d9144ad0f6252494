import type { Outcome } from "../../diagnostic.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Expression, HclFile } from "./ast.ts";
/**
 * Parses a file in HCL's native syntax, as Terraform does. What is broken is left out or `Invalid`, with a
 * diagnostic; the rest is there. Linear in the length of the text, and bounded in depth.
 */
export declare function parseHcl(source: SourceFile): Outcome<HclFile>;
/** Parses one expression, which must be all there is between the offsets; newlines count as blanks. */
export declare function parseExpression(source: SourceFile, start?: number, end?: number): Outcome<Expression>;
/**
 * Parses the text between the offsets as a template without quotes: a string of a .tf.json file, already
 * decoded, or a template file. Backslashes are text.
 */
export declare function parseTemplate(source: SourceFile, start?: number, end?: number): Outcome<Expression>;
