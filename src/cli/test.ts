import type { ExitStatus } from "../exit-status.ts";
import type { ReportContext } from "../report/context.ts";
import { diagnosticsText } from "../report/diagnostics.ts";
import { testJson, testText } from "../report/test-report.ts";
import type { TestCommand } from "./arguments.ts";
import { useColor } from "./color.ts";
import { displayPathFrom } from "./display-path.ts";
import type { Services, Session, Stream } from "./session.ts";
import { widthOf } from "./width.ts";

/** `originlint test`: 0 all examples passed, 1 some failed, 2 a policy or the config is broken. */
export async function test(command: TestCommand, session: Session, services: Services): Promise<ExitStatus> {
  const { workingDirectory } = session;
  const run = await services.test({ policies: command.policies, workingDirectory, config: command.config });
  const contextFor = (stream: Stream): ReportContext => ({
    color: useColor(command.color, session.environment, stream.isTerminal),
    width: widthOf(stream),
    source: (file) => run.source(file),
    displayPath: displayPathFrom(workingDirectory, run.root),
  });
  if (run.diagnostics.length > 0)
    session.error.write(diagnosticsText(run.diagnostics, contextFor(session.error)));
  if (run.diagnostics.some(({ severity }) => severity === "error")) return 2;
  const { tests, untested } = run;
  session.out.write(
    command.format === "json"
      ? testJson(tests, untested)
      : testText(tests, untested, contextFor(session.out)),
  );
  return tests.some(({ problems }) => problems.length > 0) ? 1 : 0;
}
