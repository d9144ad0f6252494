import type { Failure, OriginRequest, RequestVerdict } from "./judged.ts";
/** Says how many requests fail, and takes a step off the severity where an origin group softens the blow. */
export declare function withAffects(failure: Failure, all: readonly OriginRequest[], verdicts: ReadonlyMap<string, RequestVerdict>): Failure;
