import type { Request, RequestHandler, Response } from 'express';
import { dump as toYaml } from 'js-yaml';
import type { MatchPath } from '../../openapi/path-matcher.ts';
import { publishedDocument } from '../../openapi/published-document.ts';
import { requirePageToken } from '../request/accepted-tokens.ts';
import { sendReply, sendText } from '../response/send-reply.ts';
import { buildIndex, type IndexOptions, indexPage, pageSecurityPolicy } from './index-page.ts';

type Page = (req: Request, res: Response) => void;

/** The contract that the pages describe. */
export interface BuiltInPagesOptions extends IndexOptions {
  readonly matchPath: MatchPath;
}

/**
 * Serves the sandbox's own pages beside the API: the contract, with the live address in `servers`, and an index at `/`
 * unless the contract declares that path. Where tokens are listed, they require one: they say what the API is.
 */
export function serveBuiltInPages(options: BuiltInPagesOptions): RequestHandler {
  const { document, basePathsFor, matchPath, acceptedTokens } = options;
  const contractAt = (req: Request, res: Response) =>
    publishedDocument(document, basePathsFor, addressOf(req, res));
  const pages = new Map<string, Page>([
    ['/openapi.json', (req, res) => sendReply(res, { status: 200, body: contractAt(req, res) })],
    ['/openapi.yaml', (req, res) => sendText(res, 'application/yaml', toYaml(contractAt(req, res)))],
  ]);
  if (matchPath('/') === undefined) {
    pages.set('/', (req, res) => {
      const index = buildIndex(options, addressOf(req, res));
      if (req.accepts(['json', 'html']) !== 'html') {
        sendReply(res, { status: 200, body: index });
        return;
      }
      res.setHeader('Content-Security-Policy', pageSecurityPolicy);
      sendText(res, 'text/html', indexPage(index));
    });
  }
  return (req, res, next) => {
    const page = req.method === 'GET' ? pages.get(req.path) : undefined;
    if (page === undefined) return next();
    // The request journal records requests to the contract's API only.
    res.locals.record = undefined;
    res.locals.isOwn = true;
    requirePageToken(req.headers, acceptedTokens.tokens);
    page(req, res);
  };
}

/** The address that the client used; an earlier step has checked its host. */
function addressOf(req: Request, { locals }: Response): string {
  return `${req.protocol}://${req.headers.host ?? 'localhost'}${locals.sessionPath ?? ''}`;
}
