/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export declare const LAMBDA_DEFAULTS: {
    readonly packageType: "Zip";
    readonly architectures: readonly ["x86_64"];
    readonly ephemeralStorageMegabytes: 512;
    readonly memoryMegabytes: 128;
    readonly timeoutSeconds: 3;
    /** Of the Terraform provider. */
    readonly publish: false;
    readonly tracingMode: "PassThrough";
};
/** What the tools do with a new version of a CloudFront Function. */
export declare const CLOUDFRONT_FUNCTION_DEFAULTS: {
    readonly terraformPublish: true;
    readonly cloudformationPublish: false;
};
