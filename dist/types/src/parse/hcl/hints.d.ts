import type { TokenKind } from "./token.ts";
/** How the token is called in a message: `"}"`, `the end of the line`. */
export declare function describeToken(kind: TokenKind, text: string): string;
/** What to do about a token that HCL never has at this place, where people coming from elsewhere often write it. */
export declare function hintFor(kind: TokenKind, text: string): string | undefined;
/** What to do where neither an argument nor a block begins, by the text that stands there. */
export declare function hintForItem(text: string, at: number): string | undefined;
