import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { ExitStatus } from "../exit-status.ts";
import { explainRule, listRules } from "../explain.ts";
import { PROJECT } from "../project.ts";
import { visible } from "../report/text.ts";
import { type Command, parseArguments } from "./arguments.ts";
import { baseline } from "./baseline.ts";
import { check } from "./check.ts";
import { useColor } from "./color.ts";
import { helpText } from "./help.ts";
import { probe } from "./probe.ts";
import type { Services, Session } from "./session.ts";
import { verify } from "./verify.ts";
import { widthOf } from "./width.ts";

/** Runs the program; never throws. The status is for the process to exit with. */
export async function main(
  args: readonly string[],
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  try {
    const isPath = (path: string) => existsSync(resolve(session.workingDirectory, path));
    return await dispatch(parseArguments(args, isPath), session, services);
  } catch (error) {
    return reportBug(error, session);
  }
}

async function dispatch(command: Command, session: Session, services: Services): Promise<ExitStatus> {
  switch (command.kind) {
    case "check":
      return check(command, session, services);
    case "verify":
      return verify(command, session, services);
    case "probe":
      return probe(command, session, services);
    case "baseline":
      return baseline(command, session, services);
    case "explain":
      return explain(command, session, services);
    case "test":
      return (await import("./test.ts")).test(command, session, services);
    case "help":
      session.out.write(helpText(command.topic));
      return 0;
    case "version":
      session.out.write(`${PROJECT.name} ${PROJECT.version}\n`);
      return 0;
    case "misuse":
      session.error.write(`${PROJECT.name}: ${visible(command.message)}\nTry originlint --help\n`);
      return 2;
  }
}

async function explain(
  command: Extract<Command, { kind: "explain" }>,
  session: Session,
  services: Services,
): Promise<ExitStatus> {
  const rules = await services.rules();
  const color = useColor(command.color, session.environment, session.out.isTerminal);
  const context = { color, width: widthOf(session.out) };
  if (command.rule === undefined) {
    session.out.write(listRules(rules, context));
    return 0;
  }
  const explanation = explainRule(command.rule, rules, context);
  if (explanation.ok) {
    session.out.write(explanation.text);
    return 0;
  }
  session.error.write(`${PROJECT.name}: ${explanation.message}\noriginlint explain lists the rules\n`);
  return 2;
}

/** A bug of ours: one sentence for everyone, the stack for those who ask for it. */
export function reportBug(error: unknown, session: Session): ExitStatus {
  const what = error instanceof Error ? error.message : String(error);
  session.error.write(
    `${PROJECT.name} ${PROJECT.version} met a bug of its own and stopped: ${visible(what)}\n` +
      `Please report it at ${PROJECT.issues}; ORIGINLINT_DEBUG=1 shows where it happened.\n`,
  );
  if (session.environment.ORIGINLINT_DEBUG === "1" && error instanceof Error) {
    session.error.write(`${error.stack ?? ""}\n`);
  }
  return 2;
}
