import { existsSync, readFileSync } from 'node:fs';
import type { Request, RequestHandler, Response } from 'express';
import { dump as toYaml } from 'js-yaml';
import { packageFile } from '../../openapi/package-file.ts';
import type { MatchPath } from '../../openapi/paths/path-matcher.ts';
import { withStandardPaths } from '../../openapi/paths/with-standard-paths.ts';
import { publishedDocument } from '../../openapi/published-document.ts';
import { requirePageToken } from '../request/accepted-tokens.ts';
import { sendReply, sendText } from '../response/send-reply.ts';
import { indexPage } from './index-page.ts';
import { isForReading, plainPagePolicy } from './plain-page.ts';
import { buildIndex, type IndexOptions, indexBody } from './sandbox-index.ts';

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
  const pages = builtInPages(options);
  return (req, res, next) => {
    const page = req.method === 'GET' || req.method === 'OPTIONS' ? pages.get(req.path) : undefined;
    if (page === undefined) return next();
    // The request journal records requests to the contract's API only.
    res.locals.record = undefined;
    res.locals.isOwn = true;
    if (req.method === 'OPTIONS')
      return sendReply(res, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } });
    requirePageToken(req.headers, options.acceptedTokens.tokens);
    page(req, res);
  };
}

function builtInPages(options: BuiltInPagesOptions): ReadonlyMap<string, Page> {
  const { document, basePathsFor, matchPath } = options;
  const contractAt = (req: Request, res: Response) =>
    withStandardPaths(publishedDocument(document, basePathsFor, addressOf(req, res)));
  const pages = new Map<string, Page>([
    ['/openapi.json', (req, res) => sendJson(req, res, contractAt(req, res))],
    ['/openapi.yaml', (req, res) => sendYaml(req, res, contractAt(req, res))],
  ]);
  if (matchPath('/') === undefined) {
    pages.set('/', (req, res) => {
      const index = buildIndex(options, addressOf(req, res));
      res.vary('Accept');
      if (!isForReading(req)) return sendReply(res, { status: 200, body: indexBody(index) });
      res.setHeader('Content-Security-Policy', plainPagePolicy);
      sendText(res, 'text/html', indexPage(index));
    });
  }
  // Browsers ask for it wherever a page names no icon, such as with JSON.
  const icon = packageFile('dist/web/console/favicon.svg');
  if (matchPath('/favicon.ico') === undefined && existsSync(icon))
    pages.set('/favicon.ico', (_req, res) => sendText(res, 'image/svg+xml', readFileSync(icon, 'utf8')));
  return pages;
}

/** Indented for who reads it in a browser. */
function sendJson(req: Request, res: Response, document: object): void {
  res.vary('Accept');
  if (isForReading(req)) {
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(document, null, 2));
  } else {
    sendReply(res, { status: 200, body: document });
  }
}

/**
 * As plain text for who reads it in a browser, which would save the media type of YAML as a file. The search for objects
 * that could be YAML aliases is left out: it takes seconds for a large contract, which no reader gains by.
 */
function sendYaml(req: Request, res: Response, document: object): void {
  res.vary('Accept');
  const mediaType = 'application/yaml';
  sendText(res, isForReading(req, mediaType) ? 'text/plain' : mediaType, toYaml(document, { noRefs: true }));
}

/** The address that the client used; an earlier step has checked its host. */
function addressOf(req: Request, { locals }: Response): string {
  return `${req.protocol}://${req.headers.host ?? 'localhost'}${locals.sessionPath ?? ''}`;
}
