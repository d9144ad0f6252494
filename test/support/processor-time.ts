/** Seconds of the processor that the reference takes where the limits were measured: HCL was parsed there at 30 MB/s (`npm run bench`). */
const UNDISTURBED = 0.022;

/** What `work` gives, and how many seconds of the processor it took: as many as it would on an undisturbed machine. */
export function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = secondsOf(reference).seconds;
  const { result, seconds } = secondsOf(work);
  const after = secondsOf(reference).seconds;
  const slowness = Math.max(1, before / UNDISTURBED, after / UNDISTURBED);
  return { result, seconds: seconds / slowness };
}

function secondsOf<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1_000_000 };
}

/** Fills and sorts a map of texts, as much as evaluating a configuration does: neighbours on the machine slow down both alike. */
function reference(): number {
  const entries = new Map<string, { readonly key: string; readonly at: number }>();
  for (let i = 0; i < 50_000; i += 1) {
    const key = `x${i % 5_000}-${i}`;
    entries.set(key, { key, at: i });
  }
  let length = 0;
  for (const [key, { at }] of entries) length += key.length + at;
  return length + [...entries.keys()].sort().length;
}
