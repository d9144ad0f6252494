import type { AtomKind } from "../value.ts";

/** Where each type has a page of its own; its section "Return values" says what the attributes are. */
export const source =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html";

/** The date of the copies of these pages that were read. */
export const asOf = "2026-04-13";

/**
 * What `Ref` and `Fn::GetAtt` return, for the resource types that origins, certificates and records refer to.
 * Where a page is silent, the row is marked, and comes from the primary identifier in the schema that CloudFormation's
 * registry holds of the type (copies of 2025-12-09). No page says of a value whether a scheme stands before it, but for
 * `ApiEndpoint` and `WebsiteURL`: a function's URL is that of the Terraform provider's page, as is `wss://`.
 */
export interface AttributeFact {
  /** The property that the attribute repeats, where that one is written. */
  readonly echoes?: string;
  /** What AWS makes of it; missing where the text has no fixed nature. */
  readonly kind?: AtomKind;
  /** Fixed text before and after the part that AWS chooses. */
  readonly before?: string;
  readonly after?: string;
  /** Another text before it, where the named property says so. */
  readonly beforeWhere?: { readonly property: string; readonly is: string; readonly text: string };
}

type AttributeFacts = Readonly<Record<string, AttributeFact>>;

const ARN: AttributeFact = { kind: "arn" };
const ID: AttributeFact = { kind: "id" };
const NAME: AttributeFact = { kind: "name" };
const LOAD_BALANCER_HOST: AttributeFact = { kind: "load-balancer-host" };
const BUCKET_HOST: AttributeFact = { kind: "s3-bucket-host" };
const DISTRIBUTION_HOST: AttributeFact = { kind: "distribution-host" };
const API_DOMAIN_TARGET: AttributeFact = { kind: "api-domain-target-host" };
const OTHER_HOST: AttributeFact = { kind: "other-host" };
const IP_ADDRESS: AttributeFact = { kind: "ip-address" };

function repeats(property: string, kind: AtomKind): AttributeFact {
  return { echoes: property, kind };
}

const FACTS: Readonly<Record<string, AttributeFacts>> = {
  "AWS::ApiGateway::DomainName": {
    Ref: repeats("DomainName", "name"),
    RegionalDomainName: API_DOMAIN_TARGET,
    // A distribution of API Gateway's own: it presents the domain's certificate, as a regional target does.
    DistributionDomainName: API_DOMAIN_TARGET,
    RegionalHostedZoneId: ID,
    DistributionHostedZoneId: ID,
    DomainNameArn: ARN,
  },
  "AWS::ApiGateway::RestApi": { Ref: ID, RestApiId: ID, RootResourceId: ID },
  "AWS::ApiGateway::Stage": { Ref: repeats("StageName", "name") },
  "AWS::ApiGatewayV2::Api": {
    Ref: ID,
    ApiId: ID,
    ApiEndpoint: {
      kind: "execute-api-host",
      before: "https://",
      beforeWhere: { property: "ProtocolType", is: "WEBSOCKET", text: "wss://" },
    },
  },
  "AWS::ApiGatewayV2::DomainName": {
    Ref: repeats("DomainName", "name"),
    RegionalDomainName: API_DOMAIN_TARGET,
    RegionalHostedZoneId: ID,
    DomainNameArn: ARN,
  },
  "AWS::ApiGatewayV2::Stage": { Ref: repeats("StageName", "name") },
  "AWS::AppRunner::Service": { Ref: ARN, ServiceArn: ARN, ServiceUrl: OTHER_HOST, ServiceId: ID },
  // `Ref`: schema.
  "AWS::Amplify::App": {
    Ref: ARN,
    AppId: ID,
    AppName: repeats("Name", "name"),
    DefaultDomain: OTHER_HOST,
  },
  "AWS::CertificateManager::Certificate": { Ref: ARN, CertificateArn: ARN },
  "AWS::CloudFront::CachePolicy": { Ref: ID, Id: ID },
  "AWS::CloudFront::CloudFrontOriginAccessIdentity": { Ref: ID, Id: ID },
  "AWS::CloudFront::Distribution": { Ref: ID, Id: ID, DomainName: DISTRIBUTION_HOST },
  // `Ref`: schema.
  "AWS::CloudFront::Function": { Ref: ARN, FunctionARN: ARN, "FunctionMetadata.FunctionARN": ARN },
  // `Ref`: schema.
  "AWS::CloudFront::OriginAccessControl": { Ref: ID, Id: ID },
  "AWS::CloudFront::OriginRequestPolicy": { Ref: ID, Id: ID },
  "AWS::CloudFront::ResponseHeadersPolicy": { Ref: ID, Id: ID },
  // `Ref`: schema.
  "AWS::CloudFront::VpcOrigin": { Ref: ID, Id: ID, Arn: ARN },
  "AWS::EC2::EIP": { Ref: IP_ADDRESS, PublicIp: IP_ADDRESS, AllocationId: ID },
  "AWS::EC2::Instance": {
    Ref: ID,
    InstanceId: ID,
    PublicDnsName: { kind: "ec2-public-host" },
    PrivateDnsName: { kind: "ec2-private-host" },
    PublicIp: IP_ADDRESS,
    PrivateIp: repeats("PrivateIpAddress", "ip-address"),
  },
  // `Ref` is the name where no VpcId is written. `Id`: schema.
  "AWS::EC2::SecurityGroup": { Ref: {}, GroupId: ID, Id: ID, VpcId: ID },
  "AWS::EC2::VPC": { Ref: ID, VpcId: ID, CidrBlock: { echoes: "CidrBlock" } },
  "AWS::ElasticLoadBalancing::LoadBalancer": {
    Ref: repeats("LoadBalancerName", "name"),
    DNSName: LOAD_BALANCER_HOST,
    // By the API's description of its field, "the DNS name of the load balancer"; the page speaks of the zone's name.
    CanonicalHostedZoneName: LOAD_BALANCER_HOST,
    CanonicalHostedZoneNameID: ID,
  },
  "AWS::ElasticLoadBalancingV2::Listener": { Ref: ARN, ListenerArn: ARN },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    Ref: ARN,
    LoadBalancerArn: ARN,
    DNSName: LOAD_BALANCER_HOST,
    CanonicalHostedZoneID: ID,
    LoadBalancerFullName: NAME,
    LoadBalancerName: repeats("Name", "name"),
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": {
    Ref: ARN,
    TargetGroupArn: ARN,
    TargetGroupFullName: NAME,
    TargetGroupName: repeats("Name", "name"),
  },
  "AWS::GlobalAccelerator::Accelerator": {
    Ref: ARN,
    AcceleratorArn: ARN,
    DnsName: OTHER_HOST,
    DualStackDnsName: OTHER_HOST,
  },
  "AWS::Lambda::Alias": { Ref: ARN, AliasArn: ARN },
  "AWS::Lambda::Function": { Ref: repeats("FunctionName", "name"), Arn: ARN },
  // `Ref`: schema; the page has "the resource name".
  "AWS::Lambda::Url": {
    Ref: ARN,
    FunctionArn: ARN,
    FunctionUrl: { kind: "function-url-host", before: "https://", after: "/" },
  },
  "AWS::Lambda::Version": { Ref: ARN, FunctionArn: ARN, Version: { kind: "number" } },
  "AWS::OpenSearchService::Domain": {
    Ref: repeats("DomainName", "name"),
    DomainEndpoint: OTHER_HOST,
    DomainEndpointV2: OTHER_HOST,
    Arn: ARN,
  },
  "AWS::Route53::HostedZone": { Ref: ID, Id: ID },
  "AWS::Route53::RecordSet": { Ref: repeats("Name", "name"), Id: ID },
  "AWS::S3::Bucket": {
    Ref: repeats("BucketName", "name"),
    Arn: ARN,
    DomainName: BUCKET_HOST,
    DualStackDomainName: BUCKET_HOST,
    RegionalDomainName: BUCKET_HOST,
    WebsiteURL: { kind: "s3-website-host", before: "http://" },
  },
  "AWS::SSM::Parameter": { Ref: repeats("Name", "name"), Value: { echoes: "Value" } },
};

/** The fact for one attribute (`Ref` included); by the attribute's name where the type is not in the table. */
export function attributeFact(type: string, attribute: string): AttributeFact {
  const facts = Object.hasOwn(FACTS, type) ? FACTS[type] : undefined;
  if (facts !== undefined && Object.hasOwn(facts, attribute)) return facts[attribute] ?? {};
  if (attribute === "Arn" || attribute.endsWith("Arn")) return ARN;
  return {};
}
