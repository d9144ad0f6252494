/** What a distribution is where its code says nothing. */
export declare const DISTRIBUTION_DEFAULTS: {
    readonly staging: false;
    /** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution */
    readonly terraformHttpVersion: "http2";
    /** The resource type's schema in the CloudFormation registry. */
    readonly cloudformationHttpVersion: "http1.1";
};
