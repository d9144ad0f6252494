import { type Checked } from "./checked.ts";
/** One step of a path: `.name`, `[3]`, `[*]` or `..name`. */
export type Step = {
    readonly kind: "name";
    readonly name: string;
} | {
    readonly kind: "index";
    readonly index: number;
} | {
    readonly kind: "each";
} | {
    readonly kind: "descend";
    readonly name: string;
};
/**
 * The steps of a JSONPath. jsonpath-plus splits the text and is asked for nothing else: its own evaluation knows no
 * unknown values, and its filters and scripts run code. It also drops what it does not understand, so every token must be
 * found again in the text, in order and without a rest.
 */
export declare function parsePath(text: string): Checked<readonly Step[]>;
