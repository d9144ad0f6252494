import type { Certificate } from "../../model/certificate.ts";
import type { Distribution } from "../../model/distribution.ts";
import type { CachePolicy, OriginRequestPolicy } from "../../model/policies.ts";
import type { VpcOrigin } from "../../model/vpc-origin.ts";
import type { Directory } from "../directory.ts";
import type { DistributionDraft } from "../distribution/draft.ts";
import type { FunctionDirectory } from "./functions.ts";
import type { RecordNames } from "./record-names.ts";
/** What a distribution's parts are joined to. */
export interface Targets {
    readonly certificates: Directory<Certificate>;
    readonly cachePolicies: Directory<CachePolicy>;
    readonly originRequestPolicies: Directory<OriginRequestPolicy>;
    readonly vpcOrigins: Directory<VpcOrigin>;
    readonly functions: FunctionDirectory;
    readonly names: RecordNames;
}
/** A distribution whose parts know it, and what they refer to. */
export declare function linkDistribution(draft: DistributionDraft, targets: Targets): Distribution;
