import { isIpAddress } from "../names.ts";

/** Blocks that lead nowhere on the internet. Those for documentation are not among them: in code they stand for others. */
const BLOCKS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./, "a private address"],
  [/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, "an address of a carrier's shared space"],
  [/^127\.|^(0{0,4}:)+0{0,3}1$/, "a loopback address"],
  [/^169\.254\.|^fe[89ab][0-9a-f]:/, "a link-local address"],
  [/^f[cd][0-9a-f]{2}:/, "a private (unique local) address"],
];

/**
 * What keeps an address off the internet, with its article; `undefined` where nothing does, or the text is no address.
 * https://www.rfc-editor.org/rfc/rfc6890
 */
export function privateAddressKind(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  if (!isIpAddress(address)) return undefined;
  return BLOCKS.find(([pattern]) => pattern.test(address))?.[1];
}
