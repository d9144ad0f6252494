/** A network; `address` has its host bits cleared. */
export interface Network {
    readonly address: bigint;
    readonly prefix: number;
    readonly bits: 32 | 128;
}
/** `10.0.0.0/8`, `2001:db8::/32`; `undefined` for anything else. */
export declare function parseNetwork(text: string): Network | undefined;
export declare function formatAddress(address: bigint, bits: 32 | 128): string;
