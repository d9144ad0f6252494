import { type TreeNode } from "../../parse/tree.ts";
import type { Call } from "./scope.ts";
/** The intrinsic function that `node` is a use of: `!Sub x`, `{ Fn::Sub: x }`, `!Ref x`, `{ Ref: x }`. */
export declare function callOf(node: TreeNode): Call | undefined;
/** The same within the `Conditions` section, where `{ Condition: Name }` refers to another condition. */
export declare function conditionCallOf(node: TreeNode): Call | undefined;
/** A key among others that writes further ones: `Fn::ForEach::Name`, `Fn::Transform`. */
export declare function isGenerator(key: string): boolean;
/** `Alb.DNSName` is the attribute `DNSName`; what stands behind the first dot belongs to the attribute (`Outputs.Url`). */
export declare function splitAttribute(text: string): {
    readonly id: string;
    readonly attribute: string;
} | undefined;
