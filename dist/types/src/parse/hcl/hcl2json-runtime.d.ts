/** What HashiCorp's parser said: its JSON, or its error's text. `undefined`: it died of this input. */
export type Answer = {
    readonly json: string;
} | {
    readonly error: string;
} | undefined;
export type Entry = "parse" | "getExpressionAst";
/** HashiCorp's HCL parser as a synchronous function. A program that died is replaced at the next call. */
export interface Hcl2Json {
    call(entry: Entry, file: string, text: string): Answer;
}
/**
 * Loads the WebAssembly of `@cdktf/hcl2json`, once a process. Not through that package's own module, which starts
 * at import, leaves six names on the global object, prints the stack of a program that dies, and whose promises
 * never settle afterwards. Rejects where the files are missing or do not fit this Node.
 */
export declare function loadHcl2Json(): Promise<Hcl2Json>;
