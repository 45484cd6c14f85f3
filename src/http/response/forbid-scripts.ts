import type { Response } from 'express';

/** Media types that a browser shows as a page, in which scripts may run. */
const pageTypes = /html|xml|svg/i;

/**
 * Lets no script run in a response that a browser shows as a page, unless the page has a policy of its own: one in an
 * example of somebody's contract, or in a file that somebody uploaded, would have the rights of the sandbox's own pages.
 */
export function forbidScripts(res: Response, mediaType: string): void {
  if (pageTypes.test(mediaType) && !res.hasHeader('Content-Security-Policy'))
    res.setHeader('Content-Security-Policy', "script-src 'none'; sandbox");
}
