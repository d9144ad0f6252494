import type { Environment } from "../cloudformation/pseudo-parameters.ts";
import { isObject, type JsonObject, objectsIn, textIn } from "./json-object.ts";

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
export function readManifest(json: unknown): Manifest | undefined {
  if (!isObject(json) || textIn(json, "version") === undefined || !isObject(json.artifacts)) return undefined;
  const stacks: StackArtifact[] = [];
  const assemblies: string[] = [];
  for (const [id, artifact] of Object.entries(json.artifacts)) {
    if (!isObject(artifact)) continue;
    const properties = isObject(artifact.properties) ? artifact.properties : {};
    const type = textIn(artifact, "type");
    const stack = type === "aws:cloudformation:stack" ? stackArtifact(id, artifact, properties) : undefined;
    if (stack !== undefined) stacks.push(stack);
    const directory = type === "cdk:cloud-assembly" ? textIn(properties, "directoryName") : undefined;
    if (directory !== undefined) assemblies.push(directory);
  }
  const missing = objectsIn(json, "missing").map((lookup) => textIn(lookup, "key") ?? "an unnamed lookup");
  return { stacks, assemblies, missing };
}

function stackArtifact(id: string, artifact: JsonObject, properties: JsonObject): StackArtifact | undefined {
  const templateFile = textIn(properties, "templateFile");
  if (templateFile === undefined) return undefined;
  const stackName = textIn(properties, "stackName") ?? id;
  const metadataFile = textIn(artifact, "additionalMetadataFile");
  return {
    id,
    stackName,
    templateFile,
    environment: { stackName, ...environmentOf(textIn(artifact, "environment") ?? "") },
    ...(metadataFile !== undefined && { metadataFile }),
    metadata: isObject(artifact.metadata) ? artifact.metadata : {},
  };
}

/** `aws://012345678901/eu-west-1`; `unknown-account` and `unknown-region` stand for what the deployment decides. */
function environmentOf(url: string): Pick<Environment, "account" | "region"> {
  const [account, region] = url.startsWith("aws://") ? url.slice("aws://".length).split("/") : [];
  return {
    ...(account && account !== "unknown-account" && { account }),
    ...(region && region !== "unknown-region" && { region }),
  };
}
