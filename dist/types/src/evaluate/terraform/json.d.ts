import { type Val } from "./val.ts";
/** JSON as `jsondecode` reads it; refuses what is none, or too large. */
export declare function parseJson(text: string): Val;
/** The same, with `undefined` for what is none. */
export declare function tryParseJson(text: string): Val | undefined;
/** A plain tree of arrays and objects, as parsers of JSON and YAML make it. */
export declare function fromPlain(plain: unknown, depth: number): Val;
