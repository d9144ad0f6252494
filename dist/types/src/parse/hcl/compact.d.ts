/**
 * The list in an array of just its size. An array that was pushed to has room for 16 more, and a tree holds
 * thousands of lists: kept as they are, they cost a fifth of the memory, and of the time to parse.
 */
export declare function compact<T>(list: readonly T[]): readonly T[];
