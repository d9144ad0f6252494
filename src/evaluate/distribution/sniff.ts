/** In the output of `get-distribution` and `get-distribution-config`, and in no template or plan. */
const DISTRIBUTION_KEYS = ['"DistributionConfig"', '"CallerReference"'] as const;

/** What an output with policies holds one of. */
export const POLICY_KEYS: readonly string[] = ['"OriginRequestPolicyConfig"', '"CachePolicyConfig"'];

/** What a file of AWS's answers holds at least one of. */
export const ANSWER_KEYS: readonly string[] = [DISTRIBUTION_KEYS[1], ...POLICY_KEYS];

/** Whether a text is the JSON of a deployed distribution, without parsing it. */
export function isDeployed(text: string): boolean {
  return DISTRIBUTION_KEYS.every((key) => text.includes(key)) && !text.includes("AWS::");
}

/** Whether a text that the user gave is meant as one: the front end says what is wrong with it. */
export function isMeantAsDeployed(text: string): boolean {
  if (text.includes("AWS::")) return false;
  // In another format of the AWS CLI the names are not quoted.
  if (/\b(?:DistributionConfig|DistributionList)\b/.test(text)) return true;
  return /^\s*\{/.test(text) && ['"CallerReference"', '"ETag"'].some((key) => text.includes(key));
}

/** Whether a text is the JSON of origin request policies or cache policies, without parsing it. */
export function isPolicyAnswer(text: string): boolean {
  return POLICY_KEYS.some((key) => text.includes(key)) && !text.includes("AWS::");
}
