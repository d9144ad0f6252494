import type { HandlerRun } from "../observation.ts";
import type { Provenance, Value } from "../value.ts";
import type { Distribution } from "./distribution.ts";
import type { EdgeFunction, EventType } from "./edge-function.ts";
import type { Collection, ValueList } from "./entity.ts";
import type { CachePolicy, OriginRequestPolicy } from "./policies.ts";

export type ViewerProtocolPolicy = "allow-all" | "https-only" | "redirect-to-https";

/** A cache behavior: which viewer requests go to which origin, and what of them is sent on. */
export interface Behavior {
  readonly distribution: Distribution;
  readonly from: Provenance;
  readonly isDefault: boolean;
  /** `*` for the default behavior. */
  readonly pathPattern: Value<string>;
  readonly targetOriginId: Value<string>;
  readonly viewerProtocolPolicy: Value<ViewerProtocolPolicy>;
  readonly allowedMethods: ValueList<string>;
  readonly cachePolicyId: Value<string>;
  readonly cachePolicy: Value<CachePolicy>;
  readonly originRequestPolicyId: Value<string>;
  readonly originRequestPolicy: Value<OriginRequestPolicy>;
  /** The legacy ForwardedValues.Headers; absent where there is no such block. */
  readonly forwardedHeaders: ValueList<string>;
  readonly functions: Collection<FunctionAssociation>;
  readonly grpc: Value<boolean>;
  /** Whether CloudFront compresses what the origin does not. */
  readonly compress: Value<boolean>;
}

export interface FunctionAssociation {
  readonly from: Provenance;
  readonly service: "lambda" | "cloudfront-function";
  readonly eventType: Value<EventType>;
  readonly arn: Value<string>;
  readonly includeBody: Value<boolean>;
  /** The function behind the ARN, whatever its version. */
  readonly function: Value<EdgeFunction>;
  /** Which version the ARN names; absent for a CloudFront Function. */
  readonly version: Value<FunctionVersion>;
  /** What came of running the function for this event; absent where it was not run. */
  readonly run?: HandlerRun;
}

/** `unpublished`: a qualified ARN of a function that publishes no versions, hence `$LATEST`. Only `numbered` can be associated. */
export type FunctionVersion = "numbered" | "latest" | "alias" | "unqualified" | "unpublished" | "invoke-arn";
