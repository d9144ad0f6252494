import type { Resource } from "../evaluate/resource.ts";
import { type Drafts } from "./drafts.ts";
/** Every resource that an adapter knows, read; the others only stand in `resources`. */
export declare function readResources(resources: readonly Resource[]): Drafts;
