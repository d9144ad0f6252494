/** Character codes that the scanners compare with. */
export declare const CODE: {
    readonly tab: 9;
    readonly newline: 10;
    readonly return: 13;
    readonly space: 32;
    readonly quote: 34;
    readonly hash: 35;
    readonly dollar: 36;
    readonly percent: 37;
    readonly star: 42;
    readonly plus: 43;
    readonly minus: 45;
    readonly dot: 46;
    readonly slash: 47;
    readonly less: 60;
    readonly backslash: 92;
    readonly openBrace: 123;
    readonly tilde: 126;
};
export declare function isDigit(code: number): boolean;
/** Where the name that begins at `at` ends; `at` itself where none does. */
export declare function endOfName(text: string, at: number): number;
/**
 * Where the number that begins with the digit at `at` ends. Digits, dots and exponents in any order, but no dot
 * at the end: `1.2.3` is one (wrong) number, `1...` a number and an ellipsis, as in HashiCorp's scanner.
 */
export declare function endOfNumber(text: string, at: number): number;
export declare function trimLeft(text: string): string;
export declare function trimRight(text: string): string;
export declare function isSpace(code: number): boolean;
