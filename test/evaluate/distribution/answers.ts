import { buildModel } from "../../../src/adapt/build-model.ts";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import { loadDistribution } from "../../../src/evaluate/distribution/load-distribution.ts";
import type { EvaluableRoot } from "../../../src/evaluate/resource.ts";
import type { Distribution } from "../../../src/model/distribution.ts";
import type { EdgeModel } from "../../../src/model/model.ts";
import type { SourceFile } from "../../../src/source/source-file.ts";

type Json = string | number | boolean | null | readonly Json[] | Fields;
export interface Fields {
  readonly [name: string]: Json;
}

/** As the AWS CLI prints it: four blanks for each level. */
export function answer(path: string, json: Json): SourceFile {
  return { path, text: `${JSON.stringify(json, undefined, 4)}\n` };
}

const SERVER: Fields = {
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: "https-only",
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
};

const ORIGIN: Fields = {
  Id: "web",
  DomainName: "origin.example.com",
  OriginPath: "",
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
};

const DEPLOYED_ORIGIN: Fields = {
  ...ORIGIN,
  CustomHeaders: { Quantity: 0 },
  CustomOriginConfig: { ...SERVER, OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] } },
  OriginAccessControlId: "",
};

const TEMPLATE_ORIGIN: Fields = {
  ...ORIGIN,
  CustomOriginConfig: { ...SERVER, OriginSSLProtocols: ["TLSv1.2"] },
};

const BEHAVIOR: Fields = {
  TargetOriginId: "web",
  ViewerProtocolPolicy: "redirect-to-https",
  CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
};

/** The settings of a distribution with one origin `web`, of which some are others. */
export function config(over: Fields = {}, origin: Fields = {}, behavior: Fields = {}): Fields {
  return {
    CallerReference: "made-up",
    Aliases: { Quantity: 0 },
    Origins: { Quantity: 1, Items: [{ ...DEPLOYED_ORIGIN, ...origin }] },
    OriginGroups: { Quantity: 0 },
    DefaultCacheBehavior: { ...BEHAVIOR, ...behavior },
    CacheBehaviors: { Quantity: 0 },
    Comment: "",
    Enabled: true,
    ViewerCertificate: { CloudFrontDefaultCertificate: true },
    WebACLId: "",
    HttpVersion: "http2",
    IsIPV6Enabled: true,
    Staging: false,
    ...over,
  };
}

/** The same in a template's words. */
export function properties(over: Fields = {}, origin: Fields = {}, behavior: Fields = {}): Fields {
  return {
    Origins: [{ ...TEMPLATE_ORIGIN, ...origin }],
    DefaultCacheBehavior: { ...BEHAVIOR, ...behavior },
    Enabled: true,
    ViewerCertificate: { CloudFrontDefaultCertificate: true },
    HttpVersion: "http2",
    IPV6Enabled: true,
    ...over,
  };
}

export function deployedModel(source: SourceFile, ...policies: readonly SourceFile[]): EdgeModel {
  return modelOf(loadDistribution(source, policies).value);
}

/** The one distribution of such settings, as `get-distribution-config` prints them. */
export function deployed(settings: Fields, ...policies: readonly SourceFile[]): Distribution {
  const source = answer("E2EXAMPLE.json", { ETag: "E1", DistributionConfig: settings });
  return onlyOne(deployedModel(source, ...policies));
}

export function templateModel(source: SourceFile): EdgeModel {
  return modelOf(loadTemplate(source, { region: "us-east-1" }).value);
}

/** The one distribution of a template with such properties. */
export function templated(settings: Fields): Distribution {
  const resource = { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig: settings } };
  return onlyOne(templateModel(answer("template.json", { Resources: { Site: resource } })));
}

function modelOf(root: EvaluableRoot | undefined): EdgeModel {
  if (root === undefined) throw new Error("nothing is loaded");
  return buildModel(root.evaluate(new Map())).value.model;
}

function onlyOne({ distributions }: EdgeModel): Distribution {
  const [only, second] = distributions;
  if (only === undefined || second !== undefined) throw new Error(`${distributions.length} distributions`);
  return only;
}
