/** Pointers lead no further into a message. https://www.rfc-editor.org/rfc/rfc1035#section-4.1.4 */
const REACH = 0x4000;
/** Servers let a pointer lead to a label, seldom to a further pointer. */
const MAX_DEPTH = 4;

/**
 * Whether compression pointers lead to pointers again and again. To read one such name takes thousands of steps, and a message
 * has room for thousands of names. All bytes count that could be a pointer, as it costs one look at each.
 */
export function hasPointerChain(message: Uint8Array): boolean {
  const depths = new Uint8Array(Math.min(message.length, REACH));
  for (const at of depths.keys()) {
    const target = pointerAt(message, at);
    if (target === undefined || target >= at) continue;
    const depth = 1 + (depths[target] ?? 0);
    if (depth > MAX_DEPTH) return true;
    depths[at] = depth;
  }
  return false;
}

function pointerAt(message: Uint8Array, at: number): number | undefined {
  const [high = 0, low = 0] = [message[at], message[at + 1]];
  return (high & 0xc0) === 0xc0 ? ((high & 0x3f) << 8) | low : undefined;
}
