/** Which ports CloudFront connects to. */

export const source =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesHTTPPort";

/** The date of the copy that was read. */
export const asOf = "2026-04-13";

/** Where an origin sets none: a bucket cannot. */
export const DEFAULT_PORT = { http: 80, https: 443 } as const;

const LOWEST_FREE_PORT = 1024;
const HIGHEST_PORT = 65_535;

/** Whether the API takes the number as an origin's HTTP or HTTPS port. */
export function isOriginPort(port: number): boolean {
  if (port === DEFAULT_PORT.http || port === DEFAULT_PORT.https) return true;
  return Number.isInteger(port) && port >= LOWEST_FREE_PORT && port <= HIGHEST_PORT;
}
