/** The protocol versions that a server may accept, in CloudFront's words. */
export type TlsVersion = "SSLv3" | "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
/** What a named TLS policy of an AWS service accepts from clients. */
export interface TlsPolicy {
    readonly name: string;
    readonly protocols: readonly TlsVersion[];
    /** OpenSSL's names; missing where the service does not publish them in a form that we could check. */
    readonly ciphers?: readonly string[];
}
