import type { RequestHandler } from 'express';

/**
 * Lets no browser take a response for something else than its media type says, such as an example text for a page.
 * A refused response bears it too.
 */
export function protectBrowsers(): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  };
}
