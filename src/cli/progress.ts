import { clusters, columns, sentence } from "../report/text.ts";
import type { LiveOptions } from "../verify/options.ts";
import type { ProbeCommand, VerifyCommand } from "./arguments.ts";
import type { Session, Stream } from "./session.ts";
import { widthOf } from "./width.ts";

/** To the line's start, and erase what is there: ECMA-48 EL. */
const CLEAR = "\r\u001b[K";

/** Runs with a line of status on the error stream, where someone looks at it; it is gone before anything else is written. */
export async function withProgress<T>(
  command: VerifyCommand | ProbeCommand,
  session: Session,
  run: (live: LiveOptions) => Promise<T>,
): Promise<T> {
  if (command.quiet || !isWatched(session)) return run(command.live);
  const line = new StatusLine(session.error);
  try {
    return await run({ ...command.live, onProgress: (text) => line.show(text) });
  } finally {
    line.clear();
  }
}

function isWatched({ error, environment }: Session): boolean {
  const isCi = environment.CI !== undefined && environment.CI !== "" && environment.CI !== "false";
  return error.isTerminal && !isCi && environment.TERM !== "dumb";
}

/** One line of a terminal, rewritten in place. */
class StatusLine {
  readonly #stream: Stream;
  #isShown = false;
  #isOver = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  show(text: string): void {
    if (this.#isOver) return;
    this.#isShown = true;
    this.#stream.write(`${CLEAR}${cut(sentence(text), (this.#stream.columns ?? widthOf(this.#stream)) - 1)}`);
  }

  clear(): void {
    this.#isOver = true;
    if (this.#isShown) this.#stream.write(CLEAR);
  }
}

/** A line that wraps could not be rewritten. */
function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let [shown, used] = ["", 0];
  for (const cluster of clusters(text)) {
    used += cluster.columns;
    if (used >= width) break;
    shown += cluster.text;
  }
  return `${shown}…`;
}
