import type { Resource } from "../evaluate/resource.ts";
import { all, type Truth } from "../logic.ts";
import {
  type Fail,
  NOT_APPLICABLE,
  PASS,
  type Participant,
  type RuleContext,
  type RuleDescription,
  type SubjectName,
  type Subjects,
  seenClosed,
  undecidable,
  type Verdict,
} from "../rule.ts";
import type { BoundPath } from "./bind-path.ts";
import { type CompiledRule, checkedTemplate, once, provenanceOf, severityOf } from "./compiled-rule.ts";
import { bindCondition, type Condition, checkedPath, culprit, evaluate, type View } from "./conditions.ts";
import type { PolicyDocument } from "./document.ts";
import { render, type Template } from "./message.ts";
import { walk } from "./walk.ts";

/** Turns a checked document into a rule. It throws where the document was not checked: that is a mistake of this program. */
export function compileDocument(id: string, document: PolicyDocument, docs: string): CompiledRule {
  const description = describeDocument(document);
  const program = bindProgram(document);
  const common = {
    id,
    description,
    severity: severityOf(description),
    message: once(() => checkedTemplate(document.message, document.subject)),
    docs,
  };
  if (document.subject === "resource") {
    const check = (resource: Resource, context: RuleContext) =>
      judge(program, resource.properties, resource, context);
    return { ...common, subject: "resource", types: document.type ?? [], check };
  }
  const check = (subject: Subjects[SubjectName], context: RuleContext) => {
    const verdict = judge(program, subject, subject, context);
    return document.live === "port" && "endpoint" in subject ? withPort(verdict, subject) : verdict;
  };
  return { ...common, subject: document.subject, check };
}

/** What a user's policy need not say: it holds for certain, is no 502 of AWS's page and has no other texts. */
function describeDocument(document: PolicyDocument): RuleDescription {
  const { title, message, severity, supersedes, options } = document;
  return {
    title,
    message,
    section: document.section ?? "-",
    consequence: document.consequence ?? "policy",
    certainty: document.certainty ?? "proven",
    why: document.why ?? "",
    fix: document.fix ?? "",
    references: document.references ?? [],
    // The bundle reads examples from a file of their own, when they are asked for.
    get examples() {
      return document.examples ?? [];
    },
    ...(severity === undefined ? {} : { severity }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(options === undefined ? {} : { options }),
  };
}

interface Program {
  readonly applies: readonly Condition[];
  readonly demands: readonly Condition[];
  readonly at: BoundPath | undefined;
  readonly related: readonly { readonly at: BoundPath; label(): Template }[];
}

function bindProgram(document: PolicyDocument): Program {
  const { subject } = document;
  return {
    applies: (document.where ?? []).map((condition) => bindCondition(condition, subject, "some")),
    demands: document.then.map((condition) => bindCondition(condition, subject, "every")),
    at: document.at === undefined ? undefined : checkedPath(document.at, subject),
    related: (document.related ?? []).map(({ at, label }) => ({
      at: checkedPath(at, subject),
      label: once(() => checkedTemplate(label, subject)),
    })),
  };
}

/**
 * `where` false → not-applicable; true → `then` decides; unknown → pass where `then` is true all the same, else unknown.
 * `root` is where paths begin: for a resource its properties.
 */
function judge(
  program: Program,
  root: unknown,
  subject: Subjects[SubjectName] | Resource,
  context: RuleContext,
): Verdict {
  const view: View = { subject: root, from: provenanceOf(subject), options: context.options };
  const where = truthOf(program.applies, view);
  if (where.is === false) return NOT_APPLICABLE;
  const then = truthOf(program.demands, view);
  if (then.is === true) return PASS;
  if (where.is === "unknown") return undecidable([...where.why, ...(then.is === "unknown" ? then.why : [])]);
  return then.is === "unknown" ? undecidable(then.why) : fail(program, view);
}

/** A failure that says that nothing listens is settled by what was seen of the port. */
function withPort(verdict: Verdict, request: Subjects["originRequest"]): Verdict {
  if (verdict.outcome !== "fail") return verdict;
  const closed = seenClosed(request);
  return closed.is === false ? PASS : { ...verdict, evidence: closed.evidence };
}

function truthOf(conditions: readonly Condition[], view: View): Truth {
  return all(conditions.map((condition) => evaluate(condition, view)));
}

function fail(program: Program, view: View): Fail {
  const named = program.at === undefined ? undefined : walk(program.at, view.subject, view.from)[0];
  const primary = named ?? culprit({ kind: "all", conditions: program.demands }, view);
  return { outcome: "fail", at: primary?.from ?? view.from, related: participants(program, view) };
}

function participants(program: Program, view: View): readonly Participant[] {
  const found: Participant[] = [];
  for (const { at, label } of program.related) {
    const text = render(label(), view.subject, view.from, {}).text;
    for (const match of walk(at, view.subject, view.from)) found.push({ at: match.from, label: text });
  }
  return found;
}
