import type { Diagnostic } from "../../diagnostic.ts";
import { type TreeEntry, type TreeNode } from "../../parse/tree.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
/** A template taken apart; nothing in it is evaluated yet. */
export interface Template {
    readonly source: SourceFile;
    readonly lines: LineTable;
    readonly parameters: Section;
    readonly mappings: Section;
    readonly conditions: Section;
    readonly outputs: Section;
    readonly resources: ReadonlyMap<string, ResourceDeclaration>;
    /** `Fn::ForEach::…` and `Fn::Transform` among the resources: more resources than are listed. */
    readonly generators: readonly TreeEntry[];
    /** The template's macros, AWS's own included. */
    readonly transforms: readonly string[];
    /** Its text has errors: what is not found may stand where they are. */
    readonly isPartial: boolean;
}
export type Section = ReadonlyMap<string, TreeEntry>;
export interface ResourceDeclaration {
    readonly id: string;
    readonly type: string;
    readonly entry: TreeEntry;
    readonly properties?: TreeEntry;
    /** The name in its `Condition` attribute. */
    readonly condition?: TreeEntry;
    readonly metadata?: TreeNode;
}
/** The sections of a parsed template; `undefined` where no entry of `Resources` has a `Type`. */
export declare function readTemplate(source: SourceFile, root: TreeNode | undefined, isPartial: boolean): {
    readonly template: Template | undefined;
    readonly diagnostics: readonly Diagnostic[];
};
