import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import { type BodyLimits, tooLarge } from './body-limits.ts';

/**
 * Runs an Express middleware that reads a body, and resolves once it has.
 * @param toFailure converts the errors of the middleware
 * @throws SandboxError `too-large`, `unsupported-media-type` or `malformed` for what it refuses.
 */
export function runBodyMiddleware(
  middleware: RequestHandler,
  req: Request,
  res: Response,
  toFailure: (error: unknown) => unknown,
): Promise<void> {
  return new Promise((resolve, reject) => {
    middleware(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(toFailure(error));
    });
  });
}

/** The SandboxError for an error of the middleware that carries the status of a response; any other error as it is. */
export function toReadFailure(error: unknown, limits: BodyLimits): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) {
    return tooLarge('body', limits, error);
  }
  if (status === 415) {
    const message = 'the Content-Encoding is not supported: send gzip, deflate, br or none';
    return new SandboxError('unsupported-media-type', message, { cause: error });
  }
  if (status !== 400 && !isFormError(error)) return error;
  return incompleteBody(error);
}

/** The failure of a body that ends before its end, or is no such encoding as its headers say. */
export function incompleteBody(cause: unknown): SandboxError {
  return new SandboxError('malformed', 'the body is incomplete, or does not match its headers', { cause });
}

/** The parser of forms throws plain errors for forms that are truncated or have no boundary. */
function isFormError(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error && !('status' in error);
}
