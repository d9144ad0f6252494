import type { ResourceInstance } from "./resource-instance.ts";
import { type Val } from "./val.ts";
/** What a data source says that is known without asking AWS; `undefined` for all the rest. */
export declare function dataAttribute(instance: ResourceInstance, name: string): Val | undefined;
