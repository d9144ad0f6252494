import type { AtomKind } from "../value.ts";
/** Where the meaning of the attributes is documented: one page per resource type of the AWS provider. */
export declare const source = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs";
/** The day the table was checked against the documentation of provider 6. */
export declare const asOf = "2026-05-08";
/**
 * One stretch of an attribute's value: a literal; what AWS chooses (of another attribute where `of` says so,
 * so that `qualified_arn` begins with the same atom as `arn`); or the resource's own argument as it is written,
 * put into other `words` (`*`: any other word, or itself), or the argument of the resource that the argument `via` refers to.
 */
export type AttributePart = string | {
    readonly atom: AtomKind;
    readonly of?: string;
} | {
    readonly argument: string;
    readonly via?: string;
    readonly words?: Readonly<Record<string, string>>;
};
/** What an attribute that nobody writes is made of; `path` with its indices: `domain_name_configuration[0].target_domain_name`. */
export declare function terraformAttribute(type: string, path: string): readonly AttributePart[] | undefined;
