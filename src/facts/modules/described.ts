/** A public module as far as the code of its callers hangs on it: enough to understand a call whose module is not installed. */
export interface DescribedModule {
  /** As a call names it: `terraform-aws-modules/cloudfront/aws`. */
  readonly source: string;
  /** Where its code was read, at the tag of each release: `github.com/owner/name`. */
  readonly repository: string;
  /** The day of the copy that was read. */
  readonly asOf: string;
  /** The releases that the descriptions hold for, oldest first; those before the first description are left out. */
  readonly releases: readonly string[];
  /** Oldest first. A release is described by the last one that does not begin after it. */
  readonly descriptions: readonly Description[];
}

/** The inputs, resources and outputs of a stretch of releases, in Terraform's own language but in words of our own. */
export interface Description {
  /** The first release that it holds for. */
  readonly since: string;
  readonly text: string;
}

/** Input → its type and its default: `bool := true`. */
export type Inputs = Readonly<Record<string, string>>;

export function variables(inputs: Inputs): string {
  return Object.entries(inputs)
    .map(([name, written]) => {
      const equals = written.indexOf(" := ");
      return `variable "${name}" {\n  type = ${written.slice(0, equals)}\n  default = ${written.slice(equals + 4)}\n}\n`;
    })
    .join("");
}

/** The same inputs, which null turns back into their defaults. */
export function notNullable(inputs: Inputs): string {
  return variables(inputs).replaceAll("\n}\n", "\n  nullable = false\n}\n");
}

/** Inputs that become arguments of the same name. `names` are separated by blanks. */
export function passed(names: string): string {
  return lines(names, (name) => `${name} = var.${name}`);
}

/** Members of an object that become arguments of the same name, and are left out where the object lacks them. */
export function optional(object: string, names: string): string {
  return lines(names, (name) => `${name} = try(${object}.${name}, null)`);
}

/** Members that an object always has: its type says so. */
export function members(object: string, names: string): string {
  return lines(names, (name) => `${name} = ${object}.${name}`);
}

/** Outputs that are attributes of something that may not have been made; else they are `none`. */
export function attributes(prefix: string, of: string, names: string, none: string): string {
  return lines(names, (name) => output(`${prefix}${name}`, `try(${of}.${name}, ${none})`));
}

export function output(name: string, value: string): string {
  return `output "${name}" {\n  value = ${value}\n}\n`;
}

function lines(names: string, line: (name: string) => string): string {
  return `${names.trim().split(/\s+/).map(line).join("\n")}\n`;
}
