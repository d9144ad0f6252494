import type { Failure, OpenQuestion, OriginRequest, RequestVerdict } from "./judged.ts";
/** Per request: broken where a rule about answers fails, undecided where one cannot decide, else proven. */
export declare function requestVerdicts(requests: readonly OriginRequest[], failures: readonly Failure[], questions: readonly OpenQuestion[]): ReadonlyMap<string, RequestVerdict>;
