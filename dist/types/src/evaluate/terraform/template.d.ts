import type { Expression, Template, TemplatePart } from "../../parse/hcl/ast.ts";
import { type Scope } from "./scope.ts";
import { type Val } from "./val.ts";
type Evaluate = (expression: Expression, scope: Scope) => Val;
export declare function evaluateTemplate(template: Template, scope: Scope, evaluate: Evaluate): Val;
/** A sequence of template parts as one text. */
export declare function evaluateParts(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): Val;
export {};
