/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
export const CERTIFICATE_DEFAULTS = { keyAlgorithm: "RSA_2048" } as const;
