import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Unknown, Value } from "../../value.ts";
/** The arguments of a request, whatever they are called. */
export interface RequestedTexts {
    readonly domainName: Value<string>;
    readonly alternativeNames: ValueList<string>;
    readonly keyAlgorithm: Value<string>;
    readonly certificateAuthorityArn: Value<string>;
}
/** A certificate that ACM issues, from a public or a private authority. */
export declare function requestedCertificate(resource: Resource, texts: RequestedTexts): Certificate;
/** A certificate of which it cannot be told whether it is requested or imported: a condition decides. */
export declare function undecidedCertificate(resource: Resource, texts: RequestedTexts, body: Unknown): Certificate;
