/** When a function runs. */
export type EventType = "viewer-request" | "viewer-response" | "origin-request" | "origin-response";
