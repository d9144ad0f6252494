import type { Assumed } from "../evaluate/resource.ts";

/** Whether what is assumed implies `option`: `"prod"` is something else than `"dev"`. */
export function within(assumed: Assumed | undefined, option: Assumed): boolean {
  if (typeof assumed !== "object" || typeof option !== "object") return assumed === option;
  const shares = (literal: string) => assumed.literals.includes(literal);
  if (option.is) return assumed.is && option.literals.every(shares);
  return assumed.is ? !option.literals.some(shares) : option.literals.every(shares);
}

/** Whether nothing is both; what nothing is assumed of can be anything. */
export function excludes(assumed: Assumed | undefined, option: Assumed): boolean {
  if (assumed === undefined) return false;
  if (typeof assumed !== "object" || typeof option !== "object") return assumed !== option;
  if (!assumed.is && !option.is) return false;
  const areShared = option.literals.some((literal) => assumed.literals.includes(literal));
  return areShared !== (assumed.is && option.is);
}

/** The same for the same options. */
export function keyOf(options: readonly Assumed[] | undefined): string {
  return JSON.stringify(options) ?? "";
}

/** What follows "is": `"a" or "b"`, `not "dev"`, `neither "dev" nor "prod"`. */
export function phrase(options: readonly Assumed[]): string {
  const words = options.flatMap((option) => (typeof option === "object" ? [] : [JSON.stringify(option)]));
  const narrowed = options.filter((option) => typeof option === "object");
  const accepted = new Set(narrowed.filter(({ is }) => is).flatMap(({ literals }) => literals));
  const [first, ...others] = narrowed.filter(({ is }) => !is);
  if (first === undefined) return [...words, ...accepted].join(" or ");
  const excluded = first.literals.filter(
    (literal) => !accepted.has(literal) && others.every(({ literals }) => literals.includes(literal)),
  );
  if (excluded.length < 2) return excluded.length === 0 ? "anything" : `not ${excluded.join("")}`;
  return `neither ${excluded.join(" nor ")}`;
}
