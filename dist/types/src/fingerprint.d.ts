/** 16 hex digits of the sha256 over the parts, each told apart from its neighbours. */
export declare function fingerprint(parts: readonly string[]): string;
