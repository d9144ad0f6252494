import { fingerprint } from "./fingerprint.ts";

/** What one run of a handler depends on. */
export interface HandlerCall {
  readonly service: string;
  readonly event: string;
  readonly runtime: string | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly source: {
    readonly files: ReadonlyMap<string, { readonly text: string }>;
    readonly entry: string;
    readonly handler: string;
  };
}

/** The same for two calls that do the same: code, settings and event are alike. */
export function handlerKey({ event, runtime, service, source, timeoutSeconds }: HandlerCall): string {
  const files = [...source.files].flatMap(([name, { text }]) => [name, text]);
  const settings = [service, event, runtime ?? "", String(timeoutSeconds ?? "")];
  return fingerprint([...settings, source.entry, source.handler, ...files]);
}
