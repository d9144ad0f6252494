import type { Outcome } from "../diagnostic.ts";
import type { Evaluation, Opaque } from "../evaluate/resource.ts";
import type { EdgeModel } from "../model/model.ts";
/** The edge model of one evaluation, and what sends requests to origins without being part of it. */
export interface BuiltModel {
    readonly model: EdgeModel;
    readonly opaque: readonly Opaque[];
}
/** Reads every resource that has an adapter, and joins what refers to each other. Pure; throws for no input. */
export declare function buildModel(evaluation: Evaluation): Outcome<BuiltModel>;
