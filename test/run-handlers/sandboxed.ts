import type { HandlerSubject } from "../../src/derive/handlers.ts";
import type { EventType } from "../../src/model/edge-function.ts";
import type { HandlerRun } from "../../src/observation.ts";
import { findIsolation, type Isolation } from "../../src/run-handlers/isolation.ts";
import { runHandler } from "../../src/run-handlers/run-handler.ts";
import { edgeFunction } from "../support/model-builder.ts";

export const NODE = {
  path: process.execPath,
  platform: process.platform,
  hasPermissionFlag: process.allowedNodeEnvironmentFlags.has("--permission"),
};

export const ISOLATION = findIsolation(NODE);
export const NODE_ALONE: Isolation = { command: [], isByKernel: false };

export interface Written {
  readonly files: Readonly<Record<string, string>>;
  readonly event?: EventType;
  readonly service?: "lambda" | "cloudfront-function";
  readonly entry?: string;
  readonly runtime?: string;
  readonly timeoutSeconds?: number;
}

/** Runs code for real. */
export function ran(written: Written, isolation: Isolation = ISOLATION): Promise<HandlerRun> {
  return runHandler(subjectOf(written), { node: NODE, isolation });
}

export function subjectOf(written: Written): HandlerSubject {
  const { event = "viewer-request", files, service = "lambda", timeoutSeconds = 3 } = written;
  const isLambda = service === "lambda";
  const { entry = isLambda ? "index.js" : "function.js" } = written;
  const { runtime = isLambda ? "nodejs22.x" : "cloudfront-js-2.0" } = written;
  const texts = new Map(Object.entries(files).map(([name, text]) => [name, { text }]));
  const source = { files: texts, entry, handler: "handler" };
  return { function: edgeFunction({ service }), event, source, runtime, timeoutSeconds };
}

/** Code of one file. */
export function lambda(text: string, event?: EventType): Written {
  return { files: { "index.js": text }, ...(event && { event }) };
}

export function cloudfrontFunction(text: string, event?: EventType): Written {
  return { files: { "function.js": text }, service: "cloudfront-function", ...(event && { event }) };
}
