import type { Provenance, Value } from "../value.ts";
import type { Behavior } from "./behavior.ts";
import type { Certificate } from "./certificate.ts";
import type { Collection, Entity, ValueList } from "./entity.ts";
import type { Origin, OriginGroup } from "./origin.ts";

/** AWS::CloudFront::Distribution, aws_cloudfront_distribution. */
export interface Distribution extends Entity {
  /** Its own name under cloudfront.net (cloudfront.cn in China), which CloudFront chooses. */
  readonly domainName: Value<string>;
  readonly enabled: Value<boolean>;
  /** A staging distribution of a continuous deployment has no traffic under names of its own. */
  readonly staging: Value<boolean>;
  readonly aliases: ValueList<string>;
  readonly httpVersion: Value<string>;
  readonly viewerCertificate: ViewerCertificate;
  readonly origins: Collection<Origin>;
  readonly originGroups: Collection<OriginGroup>;
  /** The default behavior first, then the ordered ones as written. */
  readonly behaviors: Collection<Behavior>;
}

export interface ViewerCertificate {
  readonly from: Provenance;
  /** Absent where the default *.cloudfront.net certificate is used. */
  readonly acmCertificateArn: Value<string>;
  readonly certificate: Value<Certificate>;
}
