import { type Truth } from "../logic.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import { type Provenance, type Reason, type Value } from "../value.ts";
import type { Host, OriginRequest } from "./origin-request.ts";
/**
 * Whether the certificates behind an origin request carry a name that CloudFront accepts: the origin's domain name or,
 * where it is forwarded, the viewer's Host.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
 */
export type NameCoverage = 
/** No TLS, or a certificate of AWS's own, which carries the names of its service. */
{
    readonly is: "not-applicable";
} | {
    readonly is: "accepted";
}
/** For no Host is there a certificate. */
 | {
    readonly is: "refused";
    readonly hosts: readonly Host[];
}
/** For these Hosts there is none; for others there is, or may be. */
 | {
    readonly is: "partly-refused";
    readonly hosts: readonly Host[];
} | {
    readonly is: "unknown";
    readonly why: readonly Reason[];
};
export declare function nameCoverage(request: OriginRequest): NameCoverage;
/**
 * The Hosts that count. No certificate of an origin can carry the distribution's own cloudfront.net name, so a
 * distribution with aliases is judged by those alone: its viewers use them.
 */
export declare function judgedHosts(request: OriginRequest): readonly Host[];
/** Whether TLS ends, as far as is known, where the owner chooses the certificate. */
export declare function presentsOwnersCertificate({ scheme, endpoint }: OriginRequest): boolean;
/**
 * Whether viewers are shown this very certificate. CloudFront takes none for them that a public authority has not
 * signed, and no alias that it does not carry: so it is trusted and carries every alias, whatever its names are.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
 */
export declare function isViewerCertificate({ distribution }: OriginRequest, attached: AttachedCertificate): boolean;
/** Whether some certificate that can be presented carries the name; an open list can satisfy this, never refute it. */
export declare function carriedBySome({ endpoint }: OriginRequest, name: Value<string>): Truth;
/** Whether the certificate that is presented where none carries the server name has this name. */
export declare function carriedByDefault({ endpoint }: OriginRequest, name: Value<string>): Truth;
/** Whether one certificate carries the name. */
export declare function carries({ certificate }: AttachedCertificate, name: Value<string>): Truth;
/** What certificates that are not listed may do: anything, where there can be any. */
export declare function unlisted(open: readonly Reason[]): Truth;
/** The names of which CloudFront wants one, for people; those that nobody can have a certificate for only where there are no others. */
export declare function wantedNames(hosts: readonly Host[]): readonly string[];
/** What each certificate that can be presented carries, for people, and where that is written. */
export declare function carriedNames({ endpoint }: OriginRequest): readonly CarriedNames[];
export interface CarriedNames {
    readonly at: Provenance;
    /** `example.com, *.example.com`. */
    readonly names: string;
}
/** A load balancer's own name. It lies in AWS's domain: nobody else can have a certificate for it. */
export declare function isLoadBalancerName(name: Value<string>): Truth;
