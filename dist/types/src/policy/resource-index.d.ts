import type { FindingResource } from "../finding.ts";
import type { JudgeInput, Subject } from "./judged.ts";
/** Finds the resource that a place belongs to, by its address. */
export declare class ResourceIndex {
    #private;
    constructor({ model, resources }: Pick<JudgeInput, "model" | "resources">);
    /** The resource at an address; where there is none of that address, the one that the subject is or belongs to. */
    of(address: string, subject: Subject): FindingResource;
}
