import type { Collection } from "../../model/entity.ts";
import type { AttachmentDraft } from "./draft.ts";
/** Those that are there: one without an ARN is none, one that may be none leaves the collection open. */
export declare function attachments(candidates: readonly AttachmentDraft[]): Collection<AttachmentDraft>;
