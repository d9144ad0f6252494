import type { Evaluation, Root } from "../resource.ts";
import { Session } from "./session.ts";
/** Evaluates the resources that adapters read, in every instance of every module that holds some. */
export declare function evaluateRoot(root: Root, given: ConstructorParameters<typeof Session>[0]): Evaluation;
