import { join, relative, sep } from "node:path";

/** How a person in `workingDirectory` writes the paths of the repository at `root`; both are absolute. */
export function displayPathFrom(workingDirectory: string, root: string): (file: string) => string {
  return (file) => relative(workingDirectory, join(root, file)).split(sep).join("/") || ".";
}
