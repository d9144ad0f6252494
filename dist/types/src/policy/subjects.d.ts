import type { SubjectName, Subjects } from "../rule.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { JudgeInput, OriginRequest, Subject } from "./judged.ts";
/** Everything that a rule about things of the model has to look at. */
export declare function entitiesOf(name: SubjectName, input: JudgeInput): readonly Subjects[SubjectName][];
/** The origin requests that go through a subject: themselves, or those that its settings decide about. */
export declare class RequestIndex {
    #private;
    constructor(requests: readonly OriginRequest[]);
    of(subject: Subject, rule: CompiledRule): readonly OriginRequest[];
}
/** The origin group that a member's request comes from. */
export declare function groupOf(request: OriginRequest): Subjects["originGroup"] | undefined;
