/** Answers computed once; a question that comes up while it is being answered is a cycle. */
export declare class Memo<T> {
    #private;
    get(key: string, compute: () => T, onCycle: () => T): T;
}
