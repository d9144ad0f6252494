import type { Diagnostic } from "../diagnostic.ts";
import type { Files } from "../source/files.ts";

const MOST_FILES = 20;

/**
 * Lets Terraform's own parser word the syntax errors of .tf and .tofu files; ours stand where it cannot. It costs a third of a
 * second to load, so it is asked only where there is an error.
 */
export async function rewordSyntaxErrors(
  diagnostics: readonly Diagnostic[],
  files: Files,
): Promise<readonly Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.code === "syntax" ? diagnostic.place?.file : undefined;
    if (file !== undefined && /\.(tf|tofu)$/.test(file))
      byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
  }
  if (byFile.size === 0) return diagnostics;
  const { explainSyntaxErrors } = await import("../parse/hcl/hcl2json.ts");
  const replaced = new Map<Diagnostic, readonly Diagnostic[]>();
  for (const [file, ours] of [...byFile].slice(0, MOST_FILES)) {
    const source = files.read(file);
    const [first, ...others] = ours;
    if (!source.ok || !first) continue;
    const { severity, fatal } = first;
    const worded = await explainSyntaxErrors(source.file, ours);
    replaced.set(
      first,
      worded.map((diagnostic) => ({ ...diagnostic, severity, ...(fatal && { fatal }) })),
    );
    for (const other of others) replaced.set(other, []);
  }
  return diagnostics.flatMap((diagnostic) => replaced.get(diagnostic) ?? [diagnostic]);
}
