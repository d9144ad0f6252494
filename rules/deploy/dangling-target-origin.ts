import {
  contains,
  defineRule,
  describe,
  NOT_APPLICABLE,
  type Origin,
  type OriginGroup,
  PASS,
  type Provenance,
  type Reason,
  undecidable,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "A behavior or origin group names an origin that does not exist",
  section: "-",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "distribution",
  message:
    '{user} sends its requests to "{target}", and the distribution has no origin or origin group of that id (it has {ids})',
  why: "Every target_origin_id and every member of an origin group must be the id of an origin of the same distribution. The API refuses the distribution otherwise (NoSuchOrigin).",
  fix: "Correct target_origin_id (CloudFormation: TargetOriginId), or add the origin.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesTargetOriginId",
  ],
  check({ address, from, behaviors, origins, originGroups }) {
    // A distribution has at least one origin: one without is a module's default, to be filled by its caller.
    if (origins.items.length === 0)
      return undecidable(origins.open.length > 0 ? origins.open : [noOrigins(address, from)]);
    const open = [...origins.open, ...originGroups.open];
    const originIds = idsOf(origins.items);
    const allIds = [...originIds, ...idsOf(originGroups.items)];
    const verdicts = behaviors.items.map((behavior) => {
      const user = behavior.isDefault
        ? "The default behavior"
        : `The behavior ${describe(behavior.pathPattern)}`;
      return checkTarget(behavior.targetOriginId, allIds, open, user);
    });
    for (const group of originGroups.items) {
      const user = `The origin group ${describe(group.id)}`;
      if (group.members.kind !== "known") continue;
      verdicts.push(
        ...group.members.value.map((member) => checkTarget(member, originIds, origins.open, user)),
      );
    }
    return verdicts.length > 0 ? verdicts : NOT_APPLICABLE;
  },
  examples: [
    {
      name: "a typing mistake",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "flies" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: flies # <- fail
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
    },
    {
      name: "an ordered behavior names an origin that was removed",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "api" # <- fail
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
        CacheBehaviors:
          - PathPattern: /api/*
            TargetOriginId: api # <- fail
            ViewerProtocolPolicy: redirect-to-https
            CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
    },
    {
      name: "both are the same name, unknown as it is",
      expect: "pass",
      terraform: `
variable "name" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = var.name
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.name
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,
      cloudformation: `
Parameters:
  Name:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: !Ref Name
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Name
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
    },
    {
      name: "the target is an origin group",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "blue"
    domain_name = "blue-example.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "green"
    domain_name = "green-example.s3.eu-central-1.amazonaws.com"
  }

  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [502, 503, 504]
    }

    member {
      origin_id = "blue"
    }

    member {
      origin_id = "green"
    }
  }

  default_cache_behavior {
    target_origin_id       = "both"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: blue
            DomainName: blue-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
          - Id: green
            DomainName: green-example.s3.eu-central-1.amazonaws.com
            S3OriginConfig: {}
        OriginGroups:
          Quantity: 1
          Items:
            - Id: both
              FailoverCriteria:
                StatusCodes: { Quantity: 3, Items: [502, 503, 504] }
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
    },
    {
      name: "the target has no value",
      expect: "unknown",
      terraform: `
variable "target" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = var.target
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}
`,
      cloudformation: `
Parameters:
  Target:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: !Ref Target
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
    },
  ],
});

function idsOf(targets: readonly (Origin | OriginGroup)[]): readonly Value<string>[] {
  return targets.map((target) => target.id);
}

function checkTarget(
  target: Value<string>,
  ids: readonly Value<string>[],
  open: readonly Reason[],
  user: string,
): Verdict {
  if (target.kind === "absent") return NOT_APPLICABLE;
  const found = contains({ kind: "known", value: ids, from: target.from }, target);
  if (found.is === true) return PASS;
  if (found.is === "unknown") return undecidable(found.why);
  if (open.length > 0) return undecidable(open);
  return {
    outcome: "fail",
    at: target.from,
    args: { user, target, ids: ids.map(describe) },
    discriminator: target.from.path,
  };
}

function noOrigins(address: string, { at }: Provenance): Reason {
  return { what: address, why: "no-value", says: "has no origin yet", at };
}
