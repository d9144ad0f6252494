import type { CodeFile } from "../source/code-package.ts";
import type { Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";
import type { Role } from "./role.ts";

export type EventType = "viewer-request" | "viewer-response" | "origin-request" | "origin-response";

/** A Lambda function or a CloudFront Function. Properties of the other service are absent. */
export interface EdgeFunction extends Entity {
  readonly service: "lambda" | "cloudfront-function";
  readonly name: Value<string>;
  readonly runtime: Value<string>;
  /** Whether `terraform apply` publishes numbered versions. */
  readonly publish: Value<boolean>;
  /** The file that holds the handler, where it is all of the code. */
  readonly code: Value<string>;
  readonly source: Value<FunctionSource>;
  /** Names only; values never reach a report. */
  readonly environmentVariables: ValueList<string>;
  readonly vpcSubnets: ValueList<string>;
  readonly layers: ValueList<string>;
  readonly deadLetterTarget: Value<string>;
  readonly tracingMode: Value<string>;
  readonly packageType: Value<string>;
  readonly architectures: ValueList<string>;
  readonly ephemeralStorageMegabytes: Value<number>;
  readonly kmsKeyArn: Value<string>;
  readonly memoryMegabytes: Value<number>;
  readonly timeoutSeconds: Value<number>;
  readonly roleArn: Value<string>;
  readonly role: Value<Role>;
}

/** The code of a function as far as the input holds it. */
export interface FunctionSource {
  readonly files: ReadonlyMap<string, CodeFile>;
  /** The name of the file that holds the handler. */
  readonly entry: string;
  /** What that file exports as the handler; `handler` of a CloudFront Function. */
  readonly handler: string;
}
