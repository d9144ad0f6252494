import { RE2JS } from "re2js";
import { type Checked } from "./checked.ts";
/** A policy's regular expression, in Go's syntax and linear time; it may match anywhere unless it is anchored. */
export declare function regularExpression(pattern: string): Checked<RE2JS>;
