import type { OriginGroup } from "../../model/origin.ts";
/** An origin group as it is written, before it knows its distribution. */
export type OriginGroupDraft = Omit<OriginGroup, "distribution">;
