import { concealedPlan, isPlanned } from "./conceal-plan.ts";
import type { SourceFile } from "./source-file.ts";

/** A custom header's value in an output of the AWS CLI, which may end within it. */
const HEADER_VALUE = /("HeaderValue"\s*:\s*")((?:[^"\\]|\\.)*)/gs;

/**
 * A file as it may be shown: in the settings of a deployed distribution the values of custom headers, by which origins know
 * CloudFront, are masked; in a plan or state what is marked as sensitive. Positions stay. A template is shown as it stands in
 * the repository.
 */
export function concealed(file: SourceFile): SourceFile {
  const shown = SHOWN.get(file) ?? conceal(file);
  SHOWN.set(file, shown);
  return shown;
}

/** Reports ask for a file once for each finding. */
const SHOWN = new WeakMap<SourceFile, SourceFile>();

function conceal(file: SourceFile): SourceFile {
  const { path, text } = file;
  if (isPlanned(text)) return concealedPlan(file);
  if (!text.includes('"HeaderValue"') || text.includes("AWS::")) return file;
  const mask = (_: string, key: string, value: string) => key + value.replace(/[^\n]/g, "*");
  return { path, text: text.replace(HEADER_VALUE, mask) };
}
