import { join, relative, sep } from "node:path";

/** `<command line>` and the like: what lies in no folder. */
const NO_FILE = /^<[^/]*>$/;

/** How a person in `workingDirectory` writes the paths of the repository at `root`; both are absolute. */
export function displayPathFrom(workingDirectory: string, root: string): (file: string) => string {
  return (file) => {
    if (NO_FILE.test(file)) return file;
    return relative(workingDirectory, join(root, file)).split(sep).join("/") || ".";
  };
}
