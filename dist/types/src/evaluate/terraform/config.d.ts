import type { Diagnostic } from "../../diagnostic.ts";
import type { Attribute, Block, Body, HclFile } from "../../parse/hcl/ast.ts";
import type { Files } from "../../source/files.ts";
/** A module's declarations, by name, before anything is evaluated. */
export interface ModuleConfig {
    readonly directory: string;
    readonly variables: ReadonlyMap<string, Declaration>;
    readonly locals: ReadonlyMap<string, Located<Attribute>>;
    readonly outputs: ReadonlyMap<string, Declaration>;
    /** Keyed as they are referred to: `aws_lb.web`, `data.aws_region.current`. */
    readonly resources: ReadonlyMap<string, ResourceDeclaration>;
    readonly calls: ReadonlyMap<string, CallDeclaration>;
    /** Keyed `aws` or `aws.alias`. */
    readonly providers: ReadonlyMap<string, Declaration>;
}
export interface Located<T> {
    readonly node: T;
    readonly file: HclFile;
}
/** A block with its body as a view: an override file may have replaced parts of it. */
export interface Declaration {
    readonly name: string;
    readonly block: Block;
    readonly file: HclFile;
    readonly body: BodyView;
}
export interface ResourceDeclaration extends Declaration {
    readonly mode: "managed" | "data";
    readonly type: string;
}
export interface CallDeclaration extends Declaration {
    /** The literal `source`; missing where it is none, which Terraform refuses. */
    readonly source: string | undefined;
}
/** Every attribute and block with the file it stands in. */
export interface BodyView {
    readonly attributes: ReadonlyMap<string, Located<Attribute>>;
    readonly blocks: readonly Located<Block>[];
}
export declare function readModule(directory: string, files: Files, diagnostics: Diagnostic[]): ModuleConfig;
/** The type of the blocks it makes: for `dynamic "origin"`, `origin`. */
export declare function blockType(block: Block): string;
export declare function viewBody(body: Body, file: HclFile): BodyView;
export declare function literalText(body: BodyView, name: string): string | undefined;
