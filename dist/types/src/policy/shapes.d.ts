import type { SubjectName } from "../rule.ts";
import { type FieldShape, type ShapeName } from "./field-shape.ts";
/** The fields of one type of the model, in the order of the table. */
export declare function fieldsOf(name: ShapeName): ReadonlyMap<string, FieldShape>;
/** Every name that a rule's `subject:` may have, except `resource`. */
export declare const SUBJECT_NAMES: readonly string[];
export declare function isSubjectName(text: string): text is SubjectName;
