import type { Place } from "../source/place.ts";
/** What the code cannot say, and the config does. */
export interface Stated {
    readonly certificates: readonly StatedCertificate[];
    readonly outsideHosts: readonly StatedText[];
}
/** A text of the config, and where it is written. */
export interface StatedText {
    readonly text: string;
    readonly place: Place;
}
/** All the names on a certificate. */
export interface StatedCertificate {
    readonly arn: string;
    readonly names: readonly StatedText[];
    /** The list of names. */
    readonly place: Place;
}
export declare const NOTHING_STATED: Stated;
