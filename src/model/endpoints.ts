import type { Provenance, Value } from "../value.ts";
import type { AttachedCertificate } from "./certificate.ts";
import type { EdgeFunction } from "./edge-function.ts";
import type { Collection, Entity } from "./entity.ts";

/** A custom domain name of an API Gateway API. */
export interface ApiDomain extends Entity {
  readonly name: Value<string>;
  /** The security policy's name: `TLS_1_2`, `SecurityPolicy_TLS13_…`. */
  readonly securityPolicy: Value<string>;
  /** `EDGE`, `REGIONAL` or `PRIVATE`. */
  readonly endpointType: Value<string>;
  readonly certificates: Collection<AttachedCertificate>;
  readonly mutualTls: Value<boolean>;
}

/** An API of API Gateway: a REST, an HTTP or a WebSocket API. */
export interface Api extends Entity {
  /** Whether it answers 403 to whatever is asked for under its execute-api name. */
  readonly defaultEndpointDisabled: Value<boolean>;
}

/** An integration of a REST API with a Lambda function. */
export interface ApiIntegration extends Entity {
  /** `AWS_PROXY`, `AWS`, `HTTP`, … */
  readonly kind: Value<string>;
  readonly function: Value<EdgeFunction>;
  /** The addresses of the API, its stages and deployments, whose attributes name its host. */
  readonly addresses: readonly string[];
}

/** A Lambda function URL. */
export interface FunctionUrl extends Entity {
  readonly authType: Value<string>;
  /** What the function's own policy allows; open where it may allow more. */
  readonly permissions: Collection<FunctionPermission>;
}

/** One statement of a function's policy. */
export interface FunctionPermission {
  readonly from: Provenance;
  readonly action: Value<string>;
  readonly principal: Value<string>;
  /** Where it holds only for URLs of this authorization type. */
  readonly authType: Value<string>;
}

/** A bucket with static website hosting. */
export interface BucketWebsite extends Entity {
  readonly bucket: Value<string>;
}
