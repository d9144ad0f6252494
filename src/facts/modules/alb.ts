import { alb8, alb8Guarded, alb8Secured } from "./alb-8.ts";
import { alb9, alb9Mutual, alb10, alb10Untagged } from "./alb-9.ts";
import type { DescribedModule } from "./described.ts";

/** An application or network load balancer with its listeners. */
export const ALB: DescribedModule = {
  source: "terraform-aws-modules/alb/aws",
  repository: "github.com/terraform-aws-modules/terraform-aws-alb",
  asOf: "2026-01-08",
  releases: [
    ...["8.0.0", "8.1.0", "8.1.1", "8.1.2", "8.2.0", "8.2.1", "8.2.2", "8.3.0", "8.3.1", "8.4.0", "8.5.0"],
    ...["8.6.0", "8.6.1", "8.7.0", "9.0.0", "9.1.0", "9.2.0", "9.3.0", "9.4.0", "9.4.1", "9.5.0", "9.6.0"],
    ...["9.7.0", "9.7.1", "9.8.0", "9.9.0", "9.10.0", "9.11.0", "9.11.1", "9.11.2", "9.12.0", "9.13.0"],
    ...["9.14.0", "9.15.0", "9.16.0", "9.17.0", "10.0.0", "10.0.1", "10.0.2", "10.1.0", "10.2.0", "10.3.0"],
    ...["10.3.1", "10.4.0", "10.5.0"],
  ],
  descriptions: [
    { since: "8.0.0", text: alb8 },
    { since: "8.3.0", text: alb8Secured },
    { since: "8.4.0", text: alb8Guarded },
    { since: "9.0.0", text: alb9 },
    { since: "9.5.0", text: alb9Mutual },
    { since: "10.0.0", text: alb10 },
    { since: "10.5.0", text: alb10Untagged },
  ],
};
