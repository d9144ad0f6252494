import type { Resource } from "../evaluate/resource.ts";
import { cloudformationApi } from "./api/api.cloudformation.ts";
import { terraformApi } from "./api/api.terraform.ts";
import {
  cloudformationHttpDomain,
  cloudformationRestDomain,
} from "./api-domain/api-domain.cloudformation.ts";
import { terraformHttpDomain, terraformRestDomain } from "./api-domain/api-domain.terraform.ts";
import { cloudformationIntegration, terraformIntegration } from "./api-integration/api-integration.ts";
import { definitionIntegrations } from "./api-integration/definition-integrations.ts";
import { cloudformationBucketWebsite } from "./bucket-website/bucket-website.cloudformation.ts";
import {
  terraformBucketWebsite,
  terraformWebsiteConfiguration,
} from "./bucket-website/bucket-website.terraform.ts";
import {
  cloudformationAcmCertificate,
  cloudformationIamCertificate,
} from "./certificate/certificate.cloudformation.ts";
import { terraformAcmCertificate, terraformIamCertificate } from "./certificate/certificate.terraform.ts";
import { cloudformationDistribution, isForTenants } from "./distribution/distribution.cloudformation.ts";
import { terraformDistribution } from "./distribution/distribution.terraform.ts";
import {
  cloudformationRecord,
  cloudformationRecordGroup,
  cloudformationZone,
} from "./dns/dns.cloudformation.ts";
import { terraformRecord, terraformZone } from "./dns/dns.terraform.ts";
import { type Drafts, noDrafts } from "./drafts.ts";
import {
  cloudformationCloudfrontFunction,
  cloudformationLambda,
} from "./edge-function/edge-function.cloudformation.ts";
import { terraformCloudfrontFunction, terraformLambda } from "./edge-function/edge-function.terraform.ts";
import { entityOf } from "./entity.ts";
import {
  cloudformationFunctionUrl,
  cloudformationPermission,
} from "./function-url/function-url.cloudformation.ts";
import { terraformFunctionUrl, terraformPermission } from "./function-url/function-url.terraform.ts";
import {
  cloudformationElasticIp,
  cloudformationElasticIpAssociation,
  cloudformationInstance,
} from "./instance/instance.cloudformation.ts";
import {
  terraformElasticIp,
  terraformElasticIpAssociation,
  terraformGroupAttachment,
  terraformInstance,
} from "./instance/instance.terraform.ts";
import { cloudformationClassicListeners } from "./listener/classic.cloudformation.ts";
import { terraformClassicListeners } from "./listener/classic.terraform.ts";
import {
  cloudformationListener,
  cloudformationListenerCertificate,
} from "./listener/listener.cloudformation.ts";
import { terraformListener, terraformListenerCertificate } from "./listener/listener.terraform.ts";
import {
  cloudformationClassicLoadBalancer,
  cloudformationLoadBalancer,
} from "./load-balancer/load-balancer.cloudformation.ts";
import {
  terraformClassicLoadBalancer,
  terraformLoadBalancer,
} from "./load-balancer/load-balancer.terraform.ts";
import {
  cloudformationAclAssociation,
  cloudformationAclEntry,
  cloudformationNetworkAcl,
} from "./network-acl/network-acl.cloudformation.ts";
import {
  terraformAclAssociation,
  terraformAclEntry,
  terraformDefaultNetworkAcl,
  terraformNetworkAcl,
  terraformSubnet,
} from "./network-acl/network-acl.terraform.ts";
import {
  cloudformationCachePolicy,
  cloudformationOriginRequestPolicy,
} from "./policy/policy.cloudformation.ts";
import { terraformCachePolicy, terraformOriginRequestPolicy } from "./policy/policy.terraform.ts";
import { cloudformationRole } from "./role/role.cloudformation.ts";
import { terraformRole } from "./role/role.terraform.ts";
import {
  cloudformationIngressRule,
  cloudformationSecurityGroup,
} from "./security-group/security-group.cloudformation.ts";
import {
  terraformIngressRule,
  terraformSecurityGroup,
  terraformSecurityGroupRule,
} from "./security-group/security-group.terraform.ts";
import {
  cloudformationForward,
  cloudformationTargets,
  terraformForward,
  terraformTarget,
} from "./target-group/target-group.ts";
import { cloudformationVpcOrigin } from "./vpc-origin/vpc-origin.cloudformation.ts";
import { terraformVpcOrigin } from "./vpc-origin/vpc-origin.terraform.ts";

/** Reads a resource into the array of its kind. */
type Adapter = (resource: Resource, into: Drafts) => void;

const LOAD_BALANCER: Adapter = (r, into) => into.loadBalancers.push(terraformLoadBalancer(r));
const LISTENER: Adapter = (r, into) => {
  into.listeners.push(terraformListener(r));
  into.forwards.push(terraformForward(r));
};
const LISTENER_RULE: Adapter = (r, into) => into.forwards.push(terraformForward(r));
const TARGET_GROUP: Adapter = (r, into) => into.targetGroups.push(entityOf(r));
const TARGET: Adapter = (r, into) => into.targets.push(terraformTarget(r));
const SECURITY_GROUP: Adapter = (r, into) => into.securityGroups.push(terraformSecurityGroup(r));
const LISTENER_CERTIFICATE: Adapter = (r, into) =>
  into.listenerCertificates.push(terraformListenerCertificate(r));

const API: Adapter = (r, into) => r.mode === "managed" && into.apis.push(terraformApi(r));
const CLOUDFORMATION_API: Adapter = (r, into) => into.apis.push(cloudformationApi(r));

const ADAPTERS: ReadonlyMap<string, Adapter> = new Map<string, Adapter>([
  [
    "aws_cloudfront_distribution",
    (r, into) => r.mode === "managed" && into.distributions.push(terraformDistribution(r)),
  ],
  ["aws_cloudfront_multitenant_distribution", (r, into) => r.mode === "managed" && tenants(r, into)],
  ["aws_cloudfront_vpc_origin", (r, into) => into.vpcOrigins.push(terraformVpcOrigin(r))],
  ["aws_cloudfront_cache_policy", (r, into) => into.cachePolicies.push(terraformCachePolicy(r))],
  [
    "aws_cloudfront_origin_request_policy",
    (r, into) => into.originRequestPolicies.push(terraformOriginRequestPolicy(r)),
  ],
  ["aws_cloudfront_function", (r, into) => into.edgeFunctions.push(terraformCloudfrontFunction(r))],
  ["aws_lambda_function", (r, into) => into.edgeFunctions.push(terraformLambda(r, into.archives))],
  ["aws_iam_role", (r, into) => into.roles.push(terraformRole(r, into.resources))],
  ["aws_lambda_function_url", (r, into) => into.functionUrls.push(terraformFunctionUrl(r))],
  ["aws_lambda_permission", (r, into) => into.permissions.push(terraformPermission(r))],
  ["aws_acm_certificate", (r, into) => into.certificates.push(terraformAcmCertificate(r, into.resources))],
  [
    "aws_iam_server_certificate",
    (r, into) => into.certificates.push(terraformIamCertificate(r, into.resources)),
  ],
  ["aws_lb", LOAD_BALANCER],
  ["aws_alb", LOAD_BALANCER],
  ["aws_elb", terraformElb],
  ["aws_lb_listener", LISTENER],
  ["aws_alb_listener", LISTENER],
  ["aws_lb_listener_rule", LISTENER_RULE],
  ["aws_alb_listener_rule", LISTENER_RULE],
  ["aws_lb_target_group", TARGET_GROUP],
  ["aws_alb_target_group", TARGET_GROUP],
  ["aws_lb_target_group_attachment", TARGET],
  ["aws_alb_target_group_attachment", TARGET],
  ["aws_lb_listener_certificate", LISTENER_CERTIFICATE],
  ["aws_alb_listener_certificate", LISTENER_CERTIFICATE],
  ["aws_security_group", SECURITY_GROUP],
  ["aws_default_security_group", SECURITY_GROUP],
  ["aws_security_group_rule", (r, into) => pushIfAny(into.ingressRules, terraformSecurityGroupRule(r))],
  ["aws_vpc_security_group_ingress_rule", (r, into) => into.ingressRules.push(terraformIngressRule(r))],
  ["aws_network_acl", (r, into) => into.networkAcls.push(terraformNetworkAcl(r))],
  ["aws_default_network_acl", (r, into) => into.networkAcls.push(terraformDefaultNetworkAcl(r))],
  ["aws_network_acl_rule", (r, into) => pushIfAny(into.aclEntries, terraformAclEntry(r))],
  ["aws_network_acl_association", (r, into) => into.aclAssociations.push(terraformAclAssociation(r))],
  ["aws_subnet", (r, into) => r.mode === "managed" && into.subnets.push(terraformSubnet(r))],
  ["aws_instance", (r, into) => r.mode === "managed" && into.instances.push(terraformInstance(r))],
  ["aws_eip", (r, into) => r.mode === "managed" && into.elasticIps.push(terraformElasticIp(r))],
  ["aws_eip_association", (r, into) => into.elasticIps.push(terraformElasticIpAssociation(r))],
  [
    "aws_network_interface_sg_attachment",
    (r, into) => into.groupAttachments.push(terraformGroupAttachment(r)),
  ],
  ["aws_route53_zone", (r, into) => into.dnsZones.push(terraformZone(r))],
  ["aws_route53_record", (r, into) => into.dnsRecords.push(terraformRecord(r))],
  ["aws_api_gateway_rest_api", restApi],
  ["aws_apigatewayv2_api", API],
  ["aws_api_gateway_domain_name", (r, into) => into.apiDomains.push(terraformRestDomain(r))],
  ["aws_api_gateway_integration", (r, into) => into.apiIntegrations.push(terraformIntegration(r))],
  ["aws_apigatewayv2_domain_name", (r, into) => into.apiDomains.push(terraformHttpDomain(r))],
  [
    "aws_s3_bucket_website_configuration",
    (r, into) => into.bucketWebsites.push(terraformWebsiteConfiguration(r, into.resources)),
  ],
  ["aws_s3_bucket", (r, into) => pushIfAny(into.bucketWebsites, terraformBucketWebsite(r))],

  ["AWS::CloudFront::Distribution", cloudformationDistributionOrTenants],
  ["AWS::CloudFront::VpcOrigin", (r, into) => into.vpcOrigins.push(cloudformationVpcOrigin(r))],
  ["AWS::CloudFront::CachePolicy", (r, into) => into.cachePolicies.push(cloudformationCachePolicy(r))],
  [
    "AWS::CloudFront::OriginRequestPolicy",
    (r, into) => into.originRequestPolicies.push(cloudformationOriginRequestPolicy(r)),
  ],
  ["AWS::CloudFront::Function", (r, into) => into.edgeFunctions.push(cloudformationCloudfrontFunction(r))],
  ["AWS::Lambda::Function", (r, into) => into.edgeFunctions.push(cloudformationLambda(r))],
  ["AWS::IAM::Role", (r, into) => into.roles.push(cloudformationRole(r, into.resources))],
  ["AWS::Lambda::Url", (r, into) => into.functionUrls.push(cloudformationFunctionUrl(r))],
  ["AWS::Lambda::Permission", (r, into) => into.permissions.push(cloudformationPermission(r))],
  [
    "AWS::CertificateManager::Certificate",
    (r, into) => into.certificates.push(cloudformationAcmCertificate(r)),
  ],
  [
    "AWS::IAM::ServerCertificate",
    (r, into) => into.certificates.push(cloudformationIamCertificate(r, into.resources)),
  ],
  [
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    (r, into) => into.loadBalancers.push(cloudformationLoadBalancer(r)),
  ],
  ["AWS::ElasticLoadBalancing::LoadBalancer", cloudformationElb],
  ["AWS::ElasticLoadBalancingV2::Listener", cloudformationListenerAndForward],
  ["AWS::ElasticLoadBalancingV2::ListenerRule", (r, into) => into.forwards.push(cloudformationForward(r))],
  ["AWS::ElasticLoadBalancingV2::TargetGroup", cloudformationTargetGroup],
  [
    "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    (r, into) => into.listenerCertificates.push(cloudformationListenerCertificate(r)),
  ],
  ["AWS::EC2::SecurityGroup", (r, into) => into.securityGroups.push(cloudformationSecurityGroup(r))],
  ["AWS::EC2::SecurityGroupIngress", (r, into) => into.ingressRules.push(cloudformationIngressRule(r))],
  ["AWS::EC2::NetworkAcl", (r, into) => into.networkAcls.push(cloudformationNetworkAcl(r))],
  ["AWS::EC2::NetworkAclEntry", (r, into) => pushIfAny(into.aclEntries, cloudformationAclEntry(r))],
  [
    "AWS::EC2::SubnetNetworkAclAssociation",
    (r, into) => into.aclAssociations.push(cloudformationAclAssociation(r)),
  ],
  ["AWS::EC2::Instance", (r, into) => into.instances.push(cloudformationInstance(r))],
  ["AWS::EC2::EIP", (r, into) => into.elasticIps.push(cloudformationElasticIp(r))],
  ["AWS::EC2::EIPAssociation", (r, into) => into.elasticIps.push(cloudformationElasticIpAssociation(r))],
  ["AWS::Route53::HostedZone", (r, into) => into.dnsZones.push(cloudformationZone(r))],
  ["AWS::Route53::RecordSet", (r, into) => into.dnsRecords.push(cloudformationRecord(r))],
  ["AWS::Route53::RecordSetGroup", (r, into) => into.dnsRecords.push(...cloudformationRecordGroup(r))],
  ["AWS::ApiGateway::RestApi", cloudformationRestApi],
  ["AWS::ApiGatewayV2::Api", CLOUDFORMATION_API],
  ["AWS::ApiGateway::DomainName", (r, into) => into.apiDomains.push(cloudformationRestDomain(r))],
  ["AWS::ApiGateway::Method", (r, into) => into.apiIntegrations.push(cloudformationIntegration(r))],
  ["AWS::ApiGatewayV2::DomainName", (r, into) => into.apiDomains.push(cloudformationHttpDomain(r))],
  ["AWS::S3::Bucket", (r, into) => pushIfAny(into.bucketWebsites, cloudformationBucketWebsite(r))],
]);

/** Every resource that an adapter knows, read; the others only stand in `resources`. */
export function readResources(resources: readonly Resource[]): Drafts {
  const drafts = noDrafts(resources);
  for (const resource of resources) ADAPTERS.get(resource.type)?.(resource, drafts);
  return drafts;
}

function terraformElb(resource: Resource, into: Drafts): void {
  into.loadBalancers.push(terraformClassicLoadBalancer(resource));
  into.classicListeners.set(resource.address, terraformClassicListeners(resource, into.classicPolicies));
}

function restApi(resource: Resource, into: Drafts): void {
  API(resource, into);
  into.apiIntegrations.push(...definitionIntegrations(resource, "terraform", ["body"]));
}

function cloudformationRestApi(resource: Resource, into: Drafts): void {
  CLOUDFORMATION_API(resource, into);
  const names = ["Body", "DefinitionBody"];
  into.apiIntegrations.push(...definitionIntegrations(resource, "cloudformation", names));
}

function cloudformationListenerAndForward(resource: Resource, into: Drafts): void {
  into.listeners.push(cloudformationListener(resource));
  into.forwards.push(cloudformationForward(resource));
}

function cloudformationTargetGroup(resource: Resource, into: Drafts): void {
  into.targetGroups.push(entityOf(resource));
  into.targets.push(...cloudformationTargets(resource));
}

function cloudformationElb(resource: Resource, into: Drafts): void {
  into.loadBalancers.push(cloudformationClassicLoadBalancer(resource));
  into.classicListeners.set(resource.address, cloudformationClassicListeners(resource));
}

function cloudformationDistributionOrTenants(resource: Resource, into: Drafts): void {
  if (isForTenants(resource)) tenants(resource, into);
  else into.distributions.push(cloudformationDistribution(resource));
}

/** A distribution that serves tenants sends requests to origins that its tenants parametrise. */
function tenants(resource: Resource, into: Drafts): void {
  const { address, from } = resource;
  const says = "serves tenants, which are not modelled";
  into.opaque.push({ address, from, why: [{ what: address, why: "not-modelled", says, at: from.at }] });
}

function pushIfAny<T>(array: T[], item: T | undefined): void {
  if (item !== undefined) array.push(item);
}
