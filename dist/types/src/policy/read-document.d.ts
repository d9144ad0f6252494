import type { PolicyDocument } from "./document.ts";
import type { Mistakes, PolicyNode } from "./node.ts";
/** Checks a policy file. Every mistake is reported; the document is `undefined` where there is any. */
export declare function readDocument(node: PolicyNode, mistakes: Mistakes, builtIn?: boolean): PolicyDocument | undefined;
