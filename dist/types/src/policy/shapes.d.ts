import type { Collection } from "../model/entity.ts";
import type { SubjectName, Subjects } from "../rule.ts";
import type { Absent, Known, Unknown } from "../value.ts";
/**
 * The fields that a path may name, per type of the model. TypeScript's types are gone at run time, so this table stands
 * in for them; `satisfies` makes the compiler refuse a field that is missing, misspelt, too many, or of another kind.
 */
export type FieldShape = "text" | "secret" | "number" | "boolean" | "nothing" | Words | List | Thing;
/** A closed vocabulary. */
export interface Words {
    readonly oneOf: Readonly<Record<string, true>>;
}
export interface List {
    readonly listOf: FieldShape;
}
export interface Thing {
    readonly thing: ShapeName;
    /** Leads back to what holds it: `..` does not go there. */
    readonly back?: true;
}
export type ShapeName = keyof Things;
/** The types that paths lead through: the subjects, and what only occurs inside them. */
interface Things extends Subjects {
    readonly host: ItemOf<Subjects["originRequest"]["hosts"]>;
    readonly endpoint: Subjects["originRequest"]["endpoint"];
    readonly edgeInfluence: Subjects["originRequest"]["edge"];
    readonly viewerCertificate: Subjects["distribution"]["viewerCertificate"];
    readonly functionAssociation: ItemOf<Subjects["behavior"]["functions"]>;
    readonly originHeader: ItemOf<Subjects["origin"]["headers"]>;
    readonly attachedCertificate: ItemOf<Subjects["listener"]["certificates"]>;
    readonly cachePolicyHeaders: Subjects["cachePolicy"]["headers"];
    readonly originRequestPolicyHeaders: Subjects["originRequestPolicy"]["headers"];
}
type Opened<T> = T extends Known<infer U> ? U : T extends Absent | Unknown ? never : T;
type ItemOf<T> = [T] extends [Collection<infer I>] ? I : [Opened<T>] extends [readonly (infer I)[]] ? I : never;
/** The fields of one type of the model, in the order of the table. */
export declare function fieldsOf(name: ShapeName): ReadonlyMap<string, FieldShape>;
/** Every name that a rule's `subject:` may have, except `resource`. */
export declare const SUBJECT_NAMES: readonly string[];
export declare function isSubjectName(text: string): text is SubjectName;
export {};
