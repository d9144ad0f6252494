import {
  all,
  any,
  decide,
  defineRule,
  equal,
  known,
  numbers,
  type OriginGroup,
  type Truth,
  truth,
  unknownTruth,
} from "../../src/rule.ts";

/** What CloudFront itself answers for an origin that is broken, cannot be reached, or does not answer in time. */
const CODES = [502, 503, 504];

export default defineRule({
  title: "An origin group that does not fail over where the origin fails",
  section: "-",
  consequence: "502",
  certainty: "possible",
  severity: "note",
  subject: "originGroup",
  message: "The origin group {id} does not fail over on {missing}",
  why: "CloudFront asks the secondary origin only where the primary fails in a way that the group lists. Where 502 is not listed, an answer of that status goes to the viewer; where 503 is not, neither a connection that fails leads to the secondary; where 504 is not, neither does a response that comes too late. Groups that list 403 and 404 alone look for missing objects elsewhere, and do not help against an outage.",
  fix: "Add 502, 503 and 504 to failover_criteria.status_codes (CloudFormation: FailoverCriteria.StatusCodes.Items, and count them in Quantity), unless the secondary is there for missing objects alone.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupFailoverCriteria.html",
  ],
  check(group) {
    const { failoverStatusCodes: codes, id } = group;
    const lists = CODES.map((code) => ({ code, isListed: isListed(group, code) }));
    const where = all([isUsed(group), truth(codes.kind !== "absent")]);
    return decide(where, all(lists.map((each) => each.isListed)), () => {
      const missing = lists.filter((each) => each.isListed.is === false).map(({ code }) => String(code));
      return { outcome: "fail", at: codes.from, args: { id, missing } };
    });
  },
  examples: [
    {
      name: "what is missing is sought elsewhere, what is broken is not",
      expect: "fail",
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
      status_codes = [403, 404] # <- fail
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
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
                StatusCodes:
                  Quantity: 2
                  Items: [403, 404] # <- fail
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "neither an origin that cannot be reached nor one that is too slow",
      expect: "fail",
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
      status_codes = [500, 502] # <- fail
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
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
                StatusCodes:
                  Quantity: 2
                  Items: [500, 502] # <- fail
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "all three",
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
      status_codes = [500, 502, 503, 504]
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
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
                StatusCodes:
                  Quantity: 4
                  Items: [500, 502, 503, 504]
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "no behavior uses the group",
      expect: "not-applicable",
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
      status_codes = [403, 404]
    }

    member {
      origin_id = "blue"
    }

    member {
      origin_id = "green"
    }
  }

  default_cache_behavior {
    target_origin_id       = "blue"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
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
                StatusCodes:
                  Quantity: 2
                  Items: [403, 404]
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: blue
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the codes have no value",
      expect: "unknown",
      terraform: `
variable "codes" {
  type = list(number)
}

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
      status_codes = var.codes
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
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Parameters:
  Codes:
    Type: CommaDelimitedList
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
                StatusCodes:
                  Quantity: 2
                  Items: !Ref Codes
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the distribution is not enabled",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = false

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
      status_codes = [403, 404]
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
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: false
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
                StatusCodes:
                  Quantity: 2
                  Items: [403, 404]
              Members:
                Quantity: 2
                Items: [{ OriginId: blue }, { OriginId: green }]
        DefaultCacheBehavior:
          TargetOriginId: both
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function isListed({ failoverStatusCodes: codes }: OriginGroup, code: number): Truth {
  const { items, open } = numbers(codes);
  const found = items.map((item) => equal(item, known(code, item.from)));
  return any([...found, ...(open.length > 0 ? [unknownTruth(open)] : [])]);
}

function isUsed({ distribution: { behaviors, enabled }, id }: OriginGroup): Truth {
  if (enabled.kind === "known" && !enabled.value) return truth(false);
  const used = behaviors.items.map(({ targetOriginId }) => equal(targetOriginId, id));
  return any([...used, ...(behaviors.open.length > 0 ? [unknownTruth(behaviors.open)] : [])]);
}
