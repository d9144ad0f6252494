/** Whether a file is of a module that `terraform init` installed: nobody edits it. */
export function isInstalled(path: string): boolean {
  return /(^|\/)\.terraform\//.test(path);
}
