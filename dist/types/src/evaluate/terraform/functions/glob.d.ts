/** A pattern of `fileset`: `*`, `?`, `**`, `{a,b}`, `[a-z]`; matched in linear time. */
export declare function matcherOf(pattern: string): (path: string) => boolean;
