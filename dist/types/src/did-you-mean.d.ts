/** The candidate that a person most likely meant: at most a third of its letters differ; `undefined` where none is near. */
export declare function nearest(word: string, candidates: Iterable<string>): string | undefined;
/** A clause to append to a message: `; did you mean "origin"?`, empty where nothing is near. */
export declare function didYouMean(word: string, candidates: Iterable<string>): string;
