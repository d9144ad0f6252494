import { type TreeNode } from "../../parse/tree.ts";
import type { ResourceDeclaration } from "./template.ts";
export declare function isServerless(transforms: readonly string[]): boolean;
type Declarations = ReadonlyMap<string, ResourceDeclaration>;
/**
 * The resources that the serverless transform writes, as far as origins refer to them: functions with their URLs,
 * versions and aliases, and APIs, the implicit ones included. All other resources stay as they are.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export declare function expandServerless(declared: Declarations, globals: TreeNode | undefined): Declarations;
export {};
