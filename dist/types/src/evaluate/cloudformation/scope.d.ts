import type { Truth } from "../../logic.ts";
import type { Span, TreeNode } from "../../parse/tree.ts";
import type { Place } from "../../source/place.ts";
import type { Datum, Value } from "../../value.ts";
import type { Session } from "./session.ts";
import type { Site } from "./site.ts";
import type { Template } from "./template.ts";
/** What an intrinsic function sees of the stack that it stands in. */
export interface Scope {
    readonly template: Template;
    readonly session: Session;
    /** Stands before each logical id in an address: `Network/`, or nothing. */
    readonly prefix: string;
    evaluate(node: TreeNode, site: Site): Value<Datum>;
    /** A named condition. */
    condition(name: string, at: Place): Truth;
    /** `Ref` (attribute `Ref`) or `Fn::GetAtt`. */
    reference(logicalId: string, attribute: string, site: Site): Value<Datum>;
    /** An export of this stack or of its siblings. */
    exported(name: string, site: Site): Value<Datum> | undefined;
    place(span: Span): Place;
}
/** One use of an intrinsic function, in whichever spelling. */
export interface Call {
    /** In the long spelling: `Ref`, `Condition`, `Fn::GetAtt`. */
    readonly name: string;
    readonly argument: TreeNode;
    /** The whole of it. */
    readonly node: TreeNode;
}
export type IntrinsicFunction = (scope: Scope, call: Call, site: Site) => Value<Datum>;
