import type { AtomKind } from "../value.ts";
/**
 * What `Ref` and `Fn::GetAtt` return, for the resource types that origins, certificates and records refer to.
 * Source: "Return values" of each page of the CloudFormation resource reference, read 2026-11-23.
 */
export interface AttributeFact {
    /** The property that the attribute repeats, where that one is written. */
    readonly echoes?: string;
    /** What AWS makes of it; missing where the text has no fixed nature. */
    readonly kind?: AtomKind;
    /** Fixed text before and after the part that AWS chooses. */
    readonly before?: string;
    readonly after?: string;
    /** Another text before it, where the named property says so. */
    readonly beforeWhere?: {
        readonly property: string;
        readonly is: string;
        readonly text: string;
    };
}
/** The fact for one attribute (`Ref` included); by the attribute's name where the type is not in the table. */
export declare function attributeFact(type: string, attribute: string): AttributeFact;
