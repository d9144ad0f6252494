import { cloudfront3 } from "./cloudfront-3.ts";
import type { Features } from "./cloudfront-3-distribution.ts";
import { cloudfront6 } from "./cloudfront-6.ts";
import type { DescribedModule } from "./described.ts";

const V3: Features = {
  controls: false,
  byName: false,
  vpc: false,
  grpc: false,
  headers: false,
  functions: false,
};

/** The distribution's module that most callers use. */
export const CLOUDFRONT: DescribedModule = {
  source: "terraform-aws-modules/cloudfront/aws",
  repository: "github.com/terraform-aws-modules/terraform-aws-cloudfront",
  asOf: "2026-05-08",
  releases: [
    ...["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.1.0", "3.2.0", "3.2.1", "3.2.2", "3.3.0", "3.3.1", "3.3.2"],
    ...["3.4.0", "3.4.1", "4.0.0", "4.1.0", "4.2.0", "5.0.0", "5.0.1", "5.1.0", "5.2.0", "6.0.0", "6.0.1"],
    ...["6.0.2", "6.1.0", "6.2.0", "6.3.0", "6.4.0", "6.4.1", "6.5.0", "6.5.1", "6.6.0"],
  ],
  descriptions: [
    { since: "3.0.0", text: cloudfront3(V3) },
    { since: "3.2.0", text: cloudfront3({ ...V3, controls: true }) },
    { since: "3.4.0", text: cloudfront3({ ...V3, controls: true, byName: true }) },
    { since: "4.0.0", text: cloudfront3({ ...V3, controls: true, byName: true, vpc: true }) },
    { since: "4.1.0", text: cloudfront3({ ...V3, controls: true, byName: true, vpc: true, grpc: true }) },
    {
      since: "5.1.0",
      text: cloudfront3({ ...V3, controls: true, byName: true, vpc: true, grpc: true, headers: true }),
    },
    {
      since: "5.2.0",
      text: cloudfront3({
        controls: true,
        byName: true,
        vpc: true,
        grpc: true,
        headers: true,
        functions: true,
      }),
    },
    { since: "6.0.0", text: cloudfront6 },
  ],
};
