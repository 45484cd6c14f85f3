import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Where the sandbox tells what happens; each text is one line, but for the stack of an internal failure. */
export interface Log {
  /** One line a request; none is made where nobody wants it. */
  request?(line: string): void;
  /** What the user should know of what is served, such as a contract that has changed. */
  notice(line: string): void;
  /** A failure of our own, with its stack. */
  failure(text: string): void;
}

/** What a sandbox in somebody's test does unless told otherwise: silent but for failures of its own. */
export const quietLog: Log = {
  notice: () => {},
  // biome-ignore lint/suspicious/noConsole: this is the log
  failure: (text) => console.error(text),
};

/** A request's id as a client may give it: visible ASCII, so that it is safe in a header and in a line of a log. */
const usableId = /^[\x21-\x7e]{1,128}$/;

/** How much of a request's address a line shows. */
const maxAddressLength = 200;

/** Gives each request an id, the client's own where it is usable, and tells it in the answer. */
export function assignRequestId(): RequestHandler {
  return (req, res, next) => {
    const given = req.get('X-Request-Id');
    res.locals.requestId = given !== undefined && usableId.test(given) ? given : randomUUID();
    res.locals.params = {};
    res.setHeader('X-Request-Id', res.locals.requestId);
    next();
  };
}

/** Logs each request once it is answered or broken off: method, address, operationId, status, milliseconds. */
export function accessLog(log: Log): RequestHandler {
  if (log.request === undefined) return (_req, _res, next) => next();
  return (req, res, next) => {
    const start = performance.now();
    const { method, originalUrl } = req;
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 'aborted';
      const ms = (performance.now() - start).toFixed(1);
      const operation = res.locals.operation?.id ?? '-';
      log.request?.(`${method} ${printable(originalUrl)} ${operation} ${status} ${ms}ms`);
    });
    next();
  };
}

/** An address as one line shows it: what is not visible ASCII is escaped, and no more than the start of it. */
function printable(address: string): string {
  const shown = address.length > maxAddressLength ? `${address.slice(0, maxAddressLength)}…` : address;
  return shown.replace(/[^\x20-\x7e…]/g, (character) => encodeURIComponent(character.toWellFormed()));
}
