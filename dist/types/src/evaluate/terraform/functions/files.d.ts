import { type Val } from "../val.ts";
import { type CallContext, type FunctionTable } from "./spec.ts";
/** Files of the repository only: paths that lead outside it are unknown, and say so. */
export declare const FILES: FunctionTable;
/** The same for functions of bytes: a file that is no UTF-8 cannot be read. */
export declare function readBytes(path: string, context: CallContext, use: (text: string) => Val): Val;
