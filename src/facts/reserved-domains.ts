/** Top-level domains that public DNS never delegates. */

/** RFC 2606, RFC 6761 and RFC 6762; ICANN's resolution 2024.07.29.06 for `internal`. */
export const source = [
  "https://www.rfc-editor.org/rfc/rfc6761",
  "https://www.rfc-editor.org/rfc/rfc6762",
  "https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml",
  "https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en",
] as const;

/** The date as of which the list is believed to be complete, as far as names of origins are concerned. */
export const asOf = "2026-04-13";

export const RESERVED_DOMAINS: readonly string[] = [
  "internal",
  "local",
  "localhost",
  "test",
  "invalid",
  "example",
];
