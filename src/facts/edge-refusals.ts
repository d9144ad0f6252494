/**
 * What CloudFront itself says where it refuses what a function gave back: on its error page, or in the function's log.
 * As seen until 2026-11; the sources are given one by one.
 */
const WORDS: Readonly<Record<string, string>> = {
  // https://github.com/opennextjs/opennextjs-aws/issues/392
  "edge/disallowed-header":
    "The Lambda function result failed validation: The function tried to add a blacklisted header.",
  // https://github.com/aws-amplify/amplify-hosting/issues/1176
  "edge/read-only-header":
    "The Lambda function result failed validation: The function tried to add, delete, or change a read-only header.",
  "edge/body":
    "The Lambda function result failed validation: The body is not a string, is not an object, or exceeds the maximum size.",
  // https://github.com/aws-samples/cloudfront-authorization-at-edge/issues/12
  "edge/response-shape": "The Lambda function returned an invalid entry in the headers object",
  // https://github.com/aws-ia/cloudformation-aws-marketplace-saas/issues/54
  "edge/header-characters":
    "Lambda function result validation failed, the function returned an invalid header, invalid character",
  // https://github.com/aws-amplify/amplify-cli/issues/8604
  "edge/origin-object": "The Lambda function returned an invalid origin configuration",
};

/** https://github.com/aws-samples/react-ssr-lambda/issues/28 */
export const NO_OBJECT = "The Lambda function returned invalid json: The json output must be an object type.";

/** CloudFront's words for what a rule finds; nothing where none are known, or another text stands for it. */
export function refusalOf(rule: string, does: string): string | undefined {
  if (rule !== "edge/response-shape") return WORDS[rule];
  if (/^gives back (?:nothing|a |true|false|\d)/.test(does)) return NO_OBJECT;
  return / header /.test(does) ? WORDS[rule] : undefined;
}
