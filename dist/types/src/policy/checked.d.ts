/** The result of a check of something that a person wrote: the value, or one sentence that says what is wrong with it. */
export type Checked<T> = {
    readonly ok: true;
    readonly value: T;
} | {
    readonly ok: false;
    readonly message: string;
};
export declare function ok<T>(value: T): Checked<T>;
export declare function failed(message: string): Checked<never>;
