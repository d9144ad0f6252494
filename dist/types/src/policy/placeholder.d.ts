import type { Value } from "../value.ts";
/** A name that is there only because CloudFront asks for one. */
export declare function looksLikePlaceholder(domainName: Value<string>): boolean;
