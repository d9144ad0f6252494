import type { Collection } from "../../model/entity.ts";
import type { Reason } from "../../value.ts";
import type { AttachmentDraft } from "./draft.ts";

/** Those that are there: one without an ARN is none, one that may be none leaves the collection open. */
export function attachments(candidates: readonly AttachmentDraft[]): Collection<AttachmentDraft> {
  const items: AttachmentDraft[] = [];
  const open: Reason[] = [];
  for (const candidate of candidates) {
    if (candidate.arn.kind === "absent") continue;
    if (candidate.arn.kind === "unknown" && mayBeNone(candidate.arn.why)) open.push(...candidate.arn.why);
    else items.push(candidate);
  }
  return { items, open };
}

/** A value that hangs on a choice may be `null`; one that AWS or the caller will fill in is there. */
function mayBeNone(why: readonly Reason[]): boolean {
  return why.some((reason) => reason.why === "condition" || reason.why === "for-each");
}
