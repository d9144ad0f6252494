import type { Provenance, Value } from "../value.ts";
import type { Certificate } from "./certificate.ts";
import type { Distribution } from "./distribution.ts";
import type { Api } from "./endpoints.ts";
import type { Collection, ValueList } from "./entity.ts";
import type { VpcOrigin } from "./vpc-origin.ts";

export type OriginProtocolPolicy = "http-only" | "match-viewer" | "https-only";

/** How CloudFront reaches an origin: as a bucket, as any HTTP server, or through a VPC origin. */
export type OriginAccess = "s3" | "custom" | "vpc";

/** One origin of a distribution. For `s3` the settings of a custom origin are absent; for `vpc` they are the VPC origin's own. */
export interface Origin {
  readonly distribution: Distribution;
  readonly from: Provenance;
  readonly id: Value<string>;
  readonly domainName: Value<string>;
  readonly path: Value<string>;
  /** Unknown where a conditional block decides. */
  readonly access: Value<OriginAccess>;
  readonly vpcOrigin: Value<VpcOrigin>;
  /** The API whose default endpoint the domain name is; absent where it is none of the input's. */
  readonly api: Value<Api>;
  readonly httpPort: Value<number>;
  readonly httpsPort: Value<number>;
  readonly protocolPolicy: Value<OriginProtocolPolicy>;
  readonly sslProtocols: ValueList<string>;
  readonly readTimeoutSeconds: Value<number>;
  readonly keepaliveTimeoutSeconds: Value<number>;
  readonly responseCompletionTimeoutSeconds: Value<number>;
  readonly connectionAttempts: Value<number>;
  readonly connectionTimeoutSeconds: Value<number>;
  /** `ipv4`, `ipv6` or `dualstack`. */
  readonly addressType: Value<string>;
  readonly clientCertificateArn: Value<string>;
  readonly clientCertificate: Value<Certificate>;
  readonly accessControlId: Value<string>;
  readonly originAccessIdentity: Value<string>;
  readonly originShield: Value<boolean>;
  readonly headers: Collection<OriginHeader>;
}

/** A custom header that CloudFront adds. Its value may be a secret: it never reaches a report. */
export interface OriginHeader {
  readonly name: Value<string>;
  readonly value: Value<string>;
}

export interface OriginGroup {
  readonly distribution: Distribution;
  readonly from: Provenance;
  readonly id: Value<string>;
  /** Origin ids: the primary first. */
  readonly members: ValueList<string>;
  readonly failoverStatusCodes: ValueList<number>;
}
