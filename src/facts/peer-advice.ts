/** Rules of other scanners that ask for what this program reports as a failure, and why they are not followed here. */

/** The peers' own documentation and source. */
export const source = [
  "https://github.com/bridgecrewio/checkov",
  "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html",
  "https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-traffic-to-origin-encrypted.html",
  "https://github.com/cdklabs/cdk-nag/issues/1691",
  "https://github.com/aquasecurity/trivy-checks",
  "https://github.com/prowler-cloud/prowler",
] as const;

/** The date as of which the peers were read. */
export const asOf = "2026-08-31";

export interface PeerAdvice {
  readonly peers: string;
  /** What they ask for. */
  readonly asks: string;
  /** Why that fails for what this rule is about. */
  readonly but: string;
}

const ENCRYPTED_ORIGIN =
  "Security Hub's CloudFront.9, AWS Config's cloudfront-traffic-to-origin-encrypted, Control Tower's CT.CLOUDFRONT.PR.8, cdk-nag's CFR5, Prowler's origin_traffic_encrypted and the title of Checkov's CKV2_AWS_72";

const WEBSITE: PeerAdvice = {
  peers: ENCRYPTED_ORIGIN,
  asks: "HTTPS to every custom origin",
  but: "a website endpoint has no HTTPS: obeying them here gives 502 or 504. Keep http-only and waive the rule for this origin, or move to the bucket's REST endpoint with origin access control",
};

const LOAD_BALANCER_NAME: PeerAdvice = {
  peers: `${ENCRYPTED_ORIGIN} (whose logic looks at *.elb.amazonaws.com)`,
  asks: "https-only and are content with it",
  but: "no certificate of yours can carry the load balancer's own name. Give the origin a name of your own first, then switch to https-only",
};

const LISTENER: PeerAdvice = {
  peers:
    "Checkov's CKV_AWS_2 and CKV2_AWS_20, Trivy's AWS-0054 and cdk-nag's rules for HTTPS on load balancers",
  asks: "the plain HTTP listener to go, or to redirect",
  but: "the origin has to change with it: a distribution that goes on with http-only loses the only listener that it uses",
};

const PRIVATE: PeerAdvice = {
  peers: "Trivy's AWS-0053 and Prowler's elbv2_internet_facing",
  asks: "the load balancer to be internal",
  but: "CloudFront reaches an internal one through a VPC origin only. Make the VPC origin first",
};

const EDGE_FUNCTION: PeerAdvice = {
  peers:
    "Checkov's CKV_AWS_117, CKV_AWS_116, CKV_AWS_50 and CKV_AWS_173, cdk-nag's rules on Lambda in a VPC, dead-letter queues and tracing, cfn_nag's W89 and Prowler's awslambda checks",
  asks: "a VPC, a dead-letter queue, X-Ray or encrypted environment variables on every function",
  but: "they do not know that this one runs at the edge, where CloudFront refuses a function that has them. Waive them for it",
};

const WILDCARD: PeerAdvice = {
  peers: "Checkov's CKV2_AWS_71, KICS's cc8b294f and Control Tower's CT.ACM.PR.1",
  asks: "no certificate with a wildcard",
  but: "a wildcard on the origin's certificate is a usual cure. Without one, list every name that CloudFront asks for",
};

/** By the rule that they contradict. */
export const PEER_ADVICE: Readonly<Record<string, readonly PeerAdvice[]>> = {
  "port/s3-website-https": [WEBSITE],
  "port/s3-website-port": [WEBSITE],
  "port/match-viewer-needs-both": [WEBSITE],
  "name/load-balancer-default-name": [LOAD_BALANCER_NAME],
  "name/ec2-default-name": [
    {
      ...LOAD_BALANCER_NAME,
      peers: ENCRYPTED_ORIGIN,
      but: "no certificate of yours can carry the name that AWS gives an instance. Give the origin a name of your own first, then switch to https-only",
    },
  ],
  "name/not-covered": [WILDCARD],
  "name/alias-not-covered": [WILDCARD],
  "port/internal-load-balancer": [PRIVATE],
  "port/no-listener": [LISTENER],
  "port/protocol-mismatch": [LISTENER],
  "edge/unsupported-feature": [EDGE_FUNCTION],
};
