import type { Parser } from "./parser-state.ts";
/** `$${` and `%%{` stand for `${` and `%{`: the only escapes of heredocs and bare templates. */
export declare function undouble(raw: string): string;
/** Decodes what stands between quotes; `start` is its offset, for the diagnostics. */
export declare function decodeEscapes(p: Parser, raw: string, start: number): string;
