import type { NextFunction, RequestHandler } from 'express';

/**
 * Several steps as one. Express spends more time between two of its own layers than most steps take. This does the same
 * without matching paths: a step that throws or rejects skips the steps after it.
 */
export function compose(steps: readonly RequestHandler[]): RequestHandler {
  return (req, res, done) => {
    let index = 0;
    const next: NextFunction = (error?: unknown) => {
      const step = steps[index];
      index += 1;
      if (error !== undefined || step === undefined) return done(error);
      try {
        const result = step(req, res, next);
        if (result instanceof Promise) result.catch(done);
      } catch (thrown) {
        done(thrown);
      }
    };
    next();
  };
}
