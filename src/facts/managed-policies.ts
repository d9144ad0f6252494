/** The policies that AWS itself provides, for cache behaviors; a code that names one by id or name holds no definition of it. */

/** The pages these tables were read from; both end in `.html`. */
export const source = {
  originRequest:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
  cache:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html",
} as const;

/** The date of the copies that were read; every row is on its page. */
export const asOf = "2026-04-13";

/** How a policy picks the viewer's headers; the words are those of the CloudFront API. */
export type HeaderBehavior =
  | "none"
  | "whitelist"
  | "allViewer"
  | "allViewerAndWhitelistCloudFront"
  | "allExcept";

export interface ManagedPolicy {
  readonly id: string;
  /** As on the page; the API and Terraform write `Managed-` before it. */
  readonly name: string;
  /** `names` are those sent, or under `allExcept` those held back. A cache policy's are in the cache key, hence sent too. */
  readonly headers: { readonly behavior: HeaderBehavior; readonly names: readonly string[] };
}

/** Which compressions a cache policy caches; left out where the page was not read for it. */
export interface ManagedCachePolicy extends ManagedPolicy {
  readonly gzip?: boolean;
  readonly brotli?: boolean;
}

const COMPRESSED = { gzip: true, brotli: true } as const;
const UNCOMPRESSED = { gzip: false, brotli: false } as const;

const CLOUDFRONT_HEADERS_2022_06 = [
  "CloudFront-Forwarded-Proto",
  "CloudFront-Is-Android-Viewer",
  "CloudFront-Is-Desktop-Viewer",
  "CloudFront-Is-IOS-Viewer",
  "CloudFront-Is-Mobile-Viewer",
  "CloudFront-Is-SmartTV-Viewer",
  "CloudFront-Is-Tablet-Viewer",
  "CloudFront-Viewer-Address",
  "CloudFront-Viewer-ASN",
  "CloudFront-Viewer-City",
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Country-Name",
  "CloudFront-Viewer-Country-Region",
  "CloudFront-Viewer-Country-Region-Name",
  "CloudFront-Viewer-Http-Version",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
  "CloudFront-Viewer-Metro-Code",
  "CloudFront-Viewer-Postal-Code",
  "CloudFront-Viewer-Time-Zone",
  "CloudFront-Viewer-TLS",
];

const ORIGIN_CACHE_CONTROL_HEADERS = [
  "Host",
  "Origin",
  "X-HTTP-Method-Override",
  "X-HTTP-Method",
  "X-Method-Override",
];

export const MANAGED_ORIGIN_REQUEST_POLICIES: readonly ManagedPolicy[] = [
  policy("216adef6-5c7f-47e4-b989-5492eafa07d3", "AllViewer", "allViewer"),
  policy(
    "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    "AllViewerAndCloudFrontHeaders-2022-06",
    "allViewerAndWhitelistCloudFront",
    CLOUDFRONT_HEADERS_2022_06,
  ),
  policy("b689b0a8-53d0-40ab-baf2-68738e2966ac", "AllViewerExceptHostHeader", "allExcept", ["Host"]),
  policy("59781a5b-3903-41f3-afcb-af62929ccde1", "CORS-CustomOrigin", "whitelist", ["Origin"]),
  policy("88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "CORS-S3Origin", "whitelist", [
    "Origin",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
  ]),
  policy("775133bc-15f2-49f9-abea-afb2e0bf67d2", "Elemental-MediaTailor-PersonalizedManifests", "whitelist", [
    "Origin",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "User-Agent",
    "X-Forwarded-For",
  ]),
  policy("bf0718e1-ba1e-49d1-88b1-f726733018ae", "HostHeaderOnly", "whitelist", ["Host"]),
  policy("acba4595-bd28-49b8-b9fe-13317c0390fa", "UserAgentRefererHeaders", "whitelist", [
    "User-Agent",
    "Referer",
  ]),
];

/** Amplify Hosting's own four (`Amplify-Default` …) are missing: AWS publishes no ids of them. */
export const MANAGED_CACHE_POLICIES: readonly ManagedCachePolicy[] = [
  {
    ...policy("2e54312d-136d-493c-8eb9-b001f22f67d2", "Amplify", "whitelist", [
      "Authorization",
      "CloudFront-Viewer-Country",
      "Host",
    ]),
    ...COMPRESSED,
  },
  { ...policy("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "CachingDisabled", "none"), ...UNCOMPRESSED },
  { ...policy("658327ea-f89d-4fab-a63d-7e88639e58f6", "CachingOptimized", "none"), ...COMPRESSED },
  {
    ...policy("b2884449-e4de-46a7-ac36-70bc7f1ddd6d", "CachingOptimizedForUncompressedObjects", "none"),
    ...UNCOMPRESSED,
  },
  {
    ...policy("08627262-05a9-4f76-9ded-b50ca2e3a84f", "Elemental-MediaPackage", "whitelist", ["Origin"]),
    gzip: true,
  },
  policy(
    "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
    "UseOriginCacheControlHeaders",
    "whitelist",
    ORIGIN_CACHE_CONTROL_HEADERS,
  ),
  policy(
    "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
    "UseOriginCacheControlHeaders-QueryStrings",
    "whitelist",
    ORIGIN_CACHE_CONTROL_HEADERS,
  ),
];

/** Ids are compared as AWS writes them, in lower case. */
export function managedPolicyById<P extends ManagedPolicy>(
  policies: readonly P[],
  id: string,
): P | undefined {
  const wanted = id.toLowerCase();
  return policies.find((candidate) => candidate.id === wanted);
}

/** `name` with or without `Managed-` before it, in the API's own letter case. */
export function managedPolicyByName<P extends ManagedPolicy>(
  policies: readonly P[],
  name: string,
): P | undefined {
  const wanted = name.startsWith("Managed-") ? name.slice("Managed-".length) : name;
  return policies.find((candidate) => candidate.name === wanted);
}

function policy(
  id: string,
  name: string,
  behavior: HeaderBehavior,
  names: readonly string[] = [],
): ManagedPolicy {
  return { id, name, headers: { behavior, names } };
}
