import type { Behavior } from "../model/behavior.ts";
import type { EdgeInfluence } from "./origin-request.ts";
/** What the functions of a behavior may do to its requests, as far as their code is known. */
export declare function edgeInfluence(behavior: Behavior): EdgeInfluence;
