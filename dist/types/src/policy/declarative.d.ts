import { type CompiledRule } from "./compiled-rule.ts";
import type { PolicyDocument } from "./document.ts";
/** Turns a checked document into a rule. It throws where the document was not checked: that is a mistake of this program. */
export declare function compileDocument(id: string, document: PolicyDocument, docs: string): CompiledRule;
