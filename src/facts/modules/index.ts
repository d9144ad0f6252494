import { ACM } from "./acm.ts";
import { ALB } from "./alb.ts";
import { CLOUDFRONT } from "./cloudfront.ts";
import type { DescribedModule } from "./described.ts";

/** The modules that are understood without being installed. */
export const DESCRIBED_MODULES: readonly DescribedModule[] = [CLOUDFRONT, ALB, ACM];
