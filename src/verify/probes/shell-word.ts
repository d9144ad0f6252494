/** One word for a POSIX shell, whatever it holds; control characters, which a terminal would act on, become `?`. */
export function quoted(word: string): string {
  const safe = word.replace(/[^\x20-\x7e]/g, "?");
  return /^[\w./:=@%+,-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
