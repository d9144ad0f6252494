const MAX_NAME_BYTES = 253;

/** A name as it came over the wire: lower case, without the final dot, the root empty; what is no visible ASCII as `?`. */
export function readName(name: string): string {
  const visible = name.replace(/[^\x21-\x7e]/g, "?").replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return visible.endsWith(".") ? visible.slice(0, -1) : visible;
}

/** Whether a name can be asked for as it is written. Names of hosts can, and the root. */
export function isAskable(name: string): boolean {
  if (name === "") return true;
  return (
    name.length <= MAX_NAME_BYTES && name.split(".").every((label) => /^[a-z0-9_*-]{1,63}$/i.test(label))
  );
}

/** Whether the name is the zone's own or lies below it; everything lies below the root. */
export function isWithin(name: string, zone: string): boolean {
  return zone === "" || name === zone || name.endsWith(`.${zone}`);
}

/** For sentences: the root has a dot. */
export function shown(zone: string): string {
  return zone === "" ? "the root" : zone;
}
