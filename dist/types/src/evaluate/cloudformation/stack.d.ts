import { type Truth } from "../../logic.ts";
import { type Span, type TreeNode } from "../../parse/tree.ts";
import type { Place } from "../../source/place.ts";
import type { Datum, Value } from "../../value.ts";
import type { Scope } from "./scope.ts";
import type { Session } from "./session.ts";
import { type Site } from "./site.ts";
import type { StackInput } from "./stack-input.ts";
import type { ResourceDeclaration, Template } from "./template.ts";
/** What a stack can ask of those around it. */
export interface Surroundings {
    /** Every stack that may hold an export, this one included. */
    readonly siblings: readonly Stack[];
    /** A parameter that the parent stack passes; `undefined` where it passes none. */
    passed(name: string): Value<Datum> | undefined;
}
/** One stack under evaluation: answers each question once, and remembers the answer. */
export declare class Stack implements Scope {
    #private;
    readonly input: StackInput;
    readonly session: Session;
    readonly nested: ReadonlyMap<string, Stack>;
    constructor(input: StackInput, session: Session, surroundings: Surroundings);
    get template(): Template;
    get prefix(): string;
    place({ start, end }: Span): Place;
    /** The first line of what is written at `span`. */
    line(span: Span): Place;
    evaluate(node: TreeNode, site: Site): Value<Datum>;
    condition(name: string, at: Place): Truth;
    reference(id: string, attribute: string, site: Site): Value<Datum>;
    /** One property of a resource, as `Resource.properties` has it too; absent where it is not written. */
    property(declaration: ResourceDeclaration, name: string): Value<Datum>;
    /** Whether the resource is created at all. */
    existence(declaration: ResourceDeclaration): Truth;
    output(name: string): Value<Datum> | undefined;
    exported(name: string): Value<Datum> | undefined;
}
