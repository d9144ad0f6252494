/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
export declare const CERTIFICATE_DEFAULTS: {
    readonly keyAlgorithm: "RSA_2048";
};
