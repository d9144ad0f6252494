import type { Opaque, Resource } from "../resource.ts";
import type { Stack } from "./stack.ts";
/** Every resource of a stack and of its nested stacks; those whose condition is false are not there. */
export declare function stackResources(stack: Stack): readonly Resource[];
/** What stands in the template and may hold distributions, yet cannot be looked into. */
export declare function stackOpaque(stack: Stack): readonly Opaque[];
