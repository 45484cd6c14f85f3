import type { NextFunction, RequestHandler } from 'express';

/**
 * Several steps as one. Express takes longer from one of its own layers to the next than most steps take; what it does
 * there, but for looking at paths, is done here: a step that throws or rejects ends the way.
 */
export function compose(steps: readonly RequestHandler[]): RequestHandler {
  return (req, res, done) => {
    let at = 0;
    const next: NextFunction = (error?: unknown) => {
      const step = steps[at];
      at += 1;
      if (error !== undefined || step === undefined) return done(error);
      try {
        const walked = step(req, res, next);
        if (walked instanceof Promise) walked.catch(done);
      } catch (thrown) {
        done(thrown);
      }
    };
    next();
  };
}
