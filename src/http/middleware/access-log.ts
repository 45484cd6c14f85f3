import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ReportProgress } from '../../progress.ts';
import type { Redaction } from '../journal/redact.ts';
import { toLoggedRequest } from '../log/logged-request.ts';
import { formatRequestJson } from '../log/request-json.ts';
import { createRequestLine } from '../log/request-line.ts';

/** Where the sandbox logs. Each text is one line, except for the stack of an internal error. */
export interface Log {
  /** Logs a request; no line is formatted when it is absent. */
  request?(line: string): void;
  /** Logs what the user should know, such as a reloaded contract. */
  notice(line: string): void;
  /** Logs an internal error, with its stack. */
  failure(text: string): void;
  /** Receives how far the start is. */
  progress?: ReportProgress;
  /** How the line of a request is written: for people, the default, or as JSON. */
  readonly format?: 'pretty' | 'json';
  /** Whether lines for people have colors; not by default. */
  readonly color?: boolean;
  /** Whether requests for the admin API and the sandbox's own pages are logged too; not by default. */
  readonly verbose?: boolean;
}

/** The default log of a sandbox in a test: silent except for internal errors. */
export const quietLog: Log = {
  notice: () => {},
  // biome-ignore lint/suspicious/noConsole: this is the log
  failure: (text) => console.error(text),
};

/** Request ids accepted from clients: visible ASCII, which is safe in a header and in a log line. */
const validRequestId = /^[\x21-\x7e]{1,128}$/;

/** Assigns each request an id, the client's own when it is valid, and returns it as `X-Request-Id`. */
export function assignRequestId(): RequestHandler {
  return (req, res, next) => {
    const given = req.get('X-Request-Id');
    res.locals.requestId = given !== undefined && validRequestId.test(given) ? given : randomUUID();
    res.locals.params = {};
    res.setHeader('X-Request-Id', res.locals.requestId);
    next();
  };
}

/**
 * Logs each request when its response is sent or the client has disconnected. Requests for the sandbox itself, its admin
 * API and its pages, are logged in a verbose log only, unless it fails them.
 */
export function accessLog(log: Log, { redactUrl }: Pick<Redaction, 'redactUrl'>): RequestHandler {
  if (log.request === undefined) return (_req, _res, next) => next();
  const { verbose = false, color = false } = log;
  const format = log.format === 'json' ? formatRequestJson : createRequestLine({ color, verbose });
  return (req, res, next) => {
    const started = performance.now();
    const { method, originalUrl } = req;
    res.once('close', () => {
      if (res.locals.isOwn && !verbose && res.statusCode < 500) return;
      log.request?.(format(toLoggedRequest({ started, method, url: redactUrl(originalUrl) }, req, res)));
    });
    next();
  };
}
