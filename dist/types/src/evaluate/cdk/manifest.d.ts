import type { Environment } from "../cloudformation/pseudo-parameters.ts";
import { type JsonObject } from "./json-object.ts";
/** What a cloud assembly's `manifest.json` says of its stacks, its stages and what synthesis had to guess. */
export interface Manifest {
    readonly stacks: readonly StackArtifact[];
    /** Directories of nested assemblies, one for each stage. */
    readonly assemblies: readonly string[];
    /** Lookups that synthesis had no answer for: their values in the templates are dummies. */
    readonly missing: readonly string[];
}
export interface StackArtifact {
    readonly id: string;
    readonly stackName: string;
    readonly templateFile: string;
    readonly environment: Environment;
    /** Where the constructs' metadata stands: a file of its own (since schema 54), or inline. */
    readonly metadataFile?: string;
    readonly metadata: JsonObject;
}
/**
 * Reads a parsed manifest; `undefined` for JSON that is none.
 * The schema is that of the package @aws-cdk/cloud-assembly-schema, majors 20 to 55.
 */
export declare function readManifest(json: unknown): Manifest | undefined;
