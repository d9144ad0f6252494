/** One condition of a version constraint. */
interface Condition {
  readonly operator: string;
  readonly version: Version;
  /** How many segments are written: `~> 3.1` has two. */
  readonly segments: number;
}

export type Version = readonly [major: number, minor: number, patch: number];

const CONDITION = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/;

/**
 * The newest of the versions that satisfies a constraint as Terraform writes them: `~> 3.0, != 3.2.1`; every one does where there is
 * none. `undefined` where none does, or the constraint is not understood. A pre-release is never chosen, as in Terraform.
 */
export function newestMatching(
  versions: readonly string[],
  constraint: string | undefined,
): string | undefined {
  const conditions = constraint === undefined ? [] : readConstraint(constraint);
  if (conditions === undefined) return undefined;
  return versions.findLast((text) => {
    const version = readVersion(text);
    return version !== undefined && conditions.every((condition) => satisfies(version, condition));
  });
}

/** Whether a constraint lets a version in; `undefined` where one of them is not understood: a pre-release, an expression. */
export function letsIn(constraint: string, text: string): boolean | undefined {
  const conditions = readConstraint(constraint);
  const version = readVersion(text);
  return conditions && version && conditions.every((condition) => satisfies(version, condition));
}

/** Whether the constraint lets in versions of several majors, as far as they are listed. */
export function majorsMatching(
  versions: readonly string[],
  constraint: string | undefined,
): ReadonlySet<number> {
  const matching = versions.filter((text) => newestMatching([text], constraint) !== undefined);
  return new Set(matching.map((text) => readVersion(text)?.[0] ?? 0));
}

export function readVersion(text: string): Version | undefined {
  const match = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function readConstraint(text: string): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const part of text.split(",")) {
    const [, operator = "=", major, minor, patch] = CONDITION.exec(part.trim()) ?? [];
    if (major === undefined) return undefined;
    const segments = 1 + (minor === undefined ? 0 : 1) + (patch === undefined ? 0 : 1);
    conditions.push({ operator, version: [Number(major), Number(minor ?? 0), Number(patch ?? 0)], segments });
  }
  return conditions;
}

function satisfies(version: Version, { operator, version: bound, segments }: Condition): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    default:
      // Of one part nothing is kept: for modules `~> 3` is `>= 3`, and lets 4.0.0 in.
      return order >= 0 && version.slice(0, segments - 1).every((part, i) => part === bound[i]);
  }
}
