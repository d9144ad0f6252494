/** What a distribution is where its code says nothing. */
export const DISTRIBUTION_DEFAULTS = {
  staging: false,
  /** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution */
  terraformHttpVersion: "http2",
  /** The resource type's schema in the CloudFormation registry. */
  cloudformationHttpVersion: "http1.1",
} as const;
