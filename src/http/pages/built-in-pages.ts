import type { Request, RequestHandler, Response } from 'express';
import { dump as toYaml } from 'js-yaml';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath } from '../../openapi/path-matcher.ts';
import { type BasePathsFor, publishedDocument } from '../../openapi/published-document.ts';
import type { SecuritySchemes } from '../middleware/authenticate.ts';
import { sendReply, sendText } from '../response/send-reply.ts';
import { buildIndex, indexPage, pageSecurityPolicy } from './index-page.ts';

type Page = (req: Request, res: Response) => void;

/** What the pages tell of. */
export interface BuiltInPagesOptions {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly schemes: SecuritySchemes;
  readonly matchPath: MatchPath;
  readonly basePathsFor: BasePathsFor;
}

/**
 * The sandbox's own pages beside the API: the contract, with the live address in `servers`, and at `/` where things
 * are, unless the contract has something there itself.
 */
export function serveBuiltInPages(parts: BuiltInPagesOptions): RequestHandler {
  const { document, basePathsFor, matchPath } = parts;
  const contractAt = (req: Request, res: Response) =>
    publishedDocument(document, basePathsFor, addressOf(req, res));
  const pages = new Map<string, Page>([
    ['/openapi.json', (req, res) => sendReply(res, { status: 200, body: contractAt(req, res) })],
    ['/openapi.yaml', (req, res) => sendText(res, 'application/yaml', toYaml(contractAt(req, res)))],
  ]);
  if (matchPath('/') === undefined) {
    pages.set('/', (req, res) => {
      const index = buildIndex(parts, addressOf(req, res));
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
    // The journal is for what is asked of the contract's API.
    res.locals.record = undefined;
    page(req, res);
  };
}

/** Where the client found us; the host was checked by a step before this one. */
function addressOf(req: Request, { locals }: Response): string {
  return `${req.protocol}://${req.headers.host ?? 'localhost'}${locals.sessionPath ?? ''}`;
}
