import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Redaction } from '../journal/redact.ts';
import { formatReason } from '../response/reason-header.ts';

/** Where the sandbox logs. Each text is one line, except for the stack of an internal error. */
export interface Log {
  /** Logs a request; no line is formatted when it is absent. */
  request?(line: string): void;
  /** Logs what the user should know, such as a reloaded contract. */
  notice(line: string): void;
  /** Logs an internal error, with its stack. */
  failure(text: string): void;
}

/** The default log of a sandbox in a test: silent except for internal errors. */
export const quietLog: Log = {
  notice: () => {},
  // biome-ignore lint/suspicious/noConsole: this is the log
  failure: (text) => console.error(text),
};

/** Request ids accepted from clients: visible ASCII, which is safe in a header and in a log line. */
const validRequestId = /^[\x21-\x7e]{1,128}$/;

/** How many characters of a URL a log line has. */
const maxUrlLength = 200;

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
 * Logs each request when its response is sent or the client has disconnected: method, URL without its secrets, operationId,
 * status or fault, time, what `--lenient` let pass, and the overrides.
 */
export function accessLog(log: Log, { redactUrl }: Pick<Redaction, 'redactUrl'>): RequestHandler {
  if (log.request === undefined) return (_req, _res, next) => next();
  return (req, res, next) => {
    const start = performance.now();
    const { method, originalUrl } = req;
    res.once('close', () => {
      const { fault } = res.locals;
      const status = fault ? `fault:${fault}` : res.writableFinished ? res.statusCode : 'aborted';
      const ms = (performance.now() - start).toFixed(1);
      const operation = res.locals.operation?.id ?? '-';
      const { passed = [], overrides = [] } = res.locals;
      const lenient = passed.length === 0 ? '' : ` (lenient: ${formatReason(passed)})`;
      const overridden = overrides.length === 0 ? '' : ` (${overrides.join(', ')})`;
      log.request?.(
        `${method} ${printable(redactUrl(originalUrl))} ${operation} ${status} ${ms}ms${lenient}${overridden}`,
      );
    });
    next();
  };
}

/** Formats a URL for a log line: truncated, and escaped to printable ASCII. */
function printable(url: string): string {
  const start = url.length > maxUrlLength ? `${url.slice(0, maxUrlLength)}…` : url;
  return start.replace(/[^\x20-\x7e…]/g, (character) => encodeURIComponent(character.toWellFormed()));
}
