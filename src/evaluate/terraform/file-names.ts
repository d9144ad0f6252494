/** A file of a module's configuration, by its name in the directory. */
export interface ConfigurationFile {
  readonly name: string;
  /** Whether its blocks are merged into those of the same name. */
  readonly isOverride: boolean;
}

const EXTENSION = /\.(?:tf|tofu)(?:\.json)?$/;
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/;

/** Whether Terraform or OpenTofu reads a file of that name, or path, as configuration. Files of editors are none. */
export function isConfigurationFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return EXTENSION.test(name) && !name.startsWith(".");
}

/**
 * The files that make up a module, of all names in its directory, in their order. Which tool is used is not known, and
 * Terraform reads no .tofu files: who writes one uses OpenTofu, there at least. So they are read everywhere, and
 * as in OpenTofu (since 1.8) x.tofu stands in for an x.tf beside it, and x.tofu.json for an x.tf.json.
 */
export function configurationFiles(names: readonly string[]): readonly ConfigurationFile[] {
  const all = new Set(names);
  return names
    .filter((name) => isConfigurationFile(name) && !hasStandIn(name, all))
    .map((name) => ({ name, isOverride: OVERRIDE.test(name) }));
}

function hasStandIn(name: string, all: ReadonlySet<string>): boolean {
  const standIn = name.replace(/\.tf(\.json)?$/, ".tofu$1");
  return standIn !== name && all.has(standIn);
}
