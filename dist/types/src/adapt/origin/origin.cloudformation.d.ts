import type { ValueList } from "../../model/entity.ts";
import { type Block } from "../block.ts";
import type { OriginDraft } from "./draft.ts";
/** An item of `DistributionConfig.Origins`. */
export declare function cloudformationOrigin(block: Block): OriginDraft;
/**
 * `OriginSSLProtocols` of a custom or VPC origin. The resource's schema names TLSv1 and SSLv3 as its default, yet
 * origins that accept nothing below TLS 1.2 work with templates that leave it out: what then holds is not known.
 */
export declare function originSslProtocols(block: Block): ValueList<string>;
/** `S3Origin` and `CustomOrigin` of 2012: one origin, which CloudFront names itself. */
export declare function legacyOrigin(block: Block, access: "s3" | "custom"): OriginDraft;
