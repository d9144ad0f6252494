/** What one evaluation of one root may use up. Exhausted, every further evaluation ends at once. */
export declare class Budget {
    #private;
    get steps(): number;
    get exhausted(): boolean;
    spend(steps: number): void;
    /** Charges a collection that is about to be made. */
    items(count: number): void;
    /** Charges a text that is about to be made or searched. */
    text(length: number): void;
    /** Charges a text that has grown to `length` by `added`. */
    grown(length: number, added: number): void;
    /** One level of an expression deeper, until `leave`. */
    enter(): void;
    leave(): void;
    /** One reference further. */
    referred<T>(work: () => T): T;
}
