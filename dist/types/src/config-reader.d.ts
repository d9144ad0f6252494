import { type Config } from "./config-shape.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type SourceFile } from "./source/source-file.ts";
/** Reads one config file, and says where it is wrong. */
export declare class ConfigReader {
    #private;
    readonly diagnostics: Diagnostic[];
    constructor(file: SourceFile);
    /** `undefined` where the file is not JSON; what is wrong within it is left out of the config. */
    config(): Config | undefined;
}
