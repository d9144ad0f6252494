/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const LAMBDA_DEFAULTS = {
  packageType: "Zip",
  architectures: ["x86_64"],
  ephemeralStorageMegabytes: 512,
  memoryMegabytes: 128,
  timeoutSeconds: 3,
  /** Of the Terraform provider. */
  publish: false,
  tracingMode: "PassThrough",
} as const;

/** What the tools do with a new version of a CloudFront Function. */
export const CLOUDFRONT_FUNCTION_DEFAULTS = { terraformPublish: true, cloudformationPublish: false } as const;
