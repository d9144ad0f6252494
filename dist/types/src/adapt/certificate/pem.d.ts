/** What the adapters want of a certificate in PEM; key algorithms are named as ACM does. */
export interface PemFacts {
    readonly names: readonly string[];
    readonly commonName: string | undefined;
    readonly keyAlgorithm: string;
    readonly selfSigned: boolean;
}
/** Reads the first certificate of a text; `undefined` where there is none or it does not parse. */
export declare function readPem(text: string): PemFacts | undefined;
