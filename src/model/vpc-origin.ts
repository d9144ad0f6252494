import type { Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";
import type { Instance } from "./instance.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { OriginProtocolPolicy } from "./origin.ts";

/** AWS::CloudFront::VpcOrigin, aws_cloudfront_vpc_origin: a private load balancer or instance, reached by resource. */
export interface VpcOrigin extends Entity {
  readonly targetArn: Value<string>;
  readonly loadBalancer: Value<LoadBalancer>;
  readonly instance: Value<Instance>;
  readonly httpPort: Value<number>;
  readonly httpsPort: Value<number>;
  readonly protocolPolicy: Value<OriginProtocolPolicy>;
  readonly sslProtocols: ValueList<string>;
}
