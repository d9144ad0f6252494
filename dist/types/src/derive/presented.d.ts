import { type Truth } from "../logic.ts";
import type { Certificate } from "../model/certificate.ts";
import type { Reason } from "../value.ts";
import type { OriginRequest } from "./origin-request.ts";
/** Which certificates that nobody in public trusts CloudFront will be shown. */
export type Mistrusted = {
    readonly is: "not-applicable";
} | {
    readonly is: "none";
} | {
    readonly is: "some";
    readonly certificates: readonly PresentedCertificate[];
} | {
    readonly is: "unknown";
    readonly why: readonly Reason[];
};
export interface PresentedCertificate {
    readonly certificate: Certificate;
    /** It carries no server name of the request: a certificate attached elsewhere, unseen here, would go before it. */
    readonly asDefaultOnly: boolean;
}
/** Finds the mistrusted certificates among those that the endpoint presents to the server names of the request. */
export declare function mistrustedCertificates(request: OriginRequest, isMistrusted: (certificate: Certificate) => Truth): Mistrusted;
