/** The resource type's schema in the CloudFormation registry; Terraform requires each argument. */
export declare const VPC_ORIGIN_DEFAULTS: {
    readonly httpPort: 80;
    readonly httpsPort: 443;
    readonly protocolPolicy: "match-viewer";
};
