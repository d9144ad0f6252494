import type { Example } from "../rule.ts";
import type { Mistakes, PolicyNode } from "./node.ts";
/** A policy's examples, each with a text in at least one language. */
export declare function readExamples(node: PolicyNode, mistakes: Mistakes): readonly Example[] | undefined;
