import type { Request, RequestHandler, Response } from 'express';
import { dump as toYaml } from 'js-yaml';
import type { OpenApiDocument } from '../contract/document.ts';
import type { Operation } from '../contract/operations.ts';
import { describeSandbox, indexPage, pageSecurityPolicy } from './index-page.ts';
import { sendReply, sendText } from './send-reply.ts';

type Page = (req: Request, res: Response) => void;

/**
 * The sandbox's own pages beside the API: the contract, with the live address in `servers`, and at `/` where things
 * are, unless the contract declares that path itself.
 * @param basePaths what the contract's paths begin with; the first one is told
 */
export function serveOwnPages(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  basePaths: readonly string[],
): RequestHandler {
  const [basePath = ''] = basePaths;
  const withAddress = (req: Request) => ({ ...document, servers: [{ url: addressOf(req) + basePath }] });
  const pages = new Map<string, Page>([
    ['/openapi.json', (req, res) => sendReply(res, { status: 200, body: withAddress(req) })],
    ['/openapi.yaml', (req, res) => sendText(res, 'application/yaml', toYaml(withAddress(req)))],
  ]);
  if (!Object.hasOwn(document.paths, '/')) {
    pages.set('/', (req, res) => {
      const index = describeSandbox(document, operations, addressOf(req), basePath);
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
    if (page === undefined) next();
    else page(req, res);
  };
}

/** Where the client found us; the host was checked by a step before this one. */
function addressOf(req: Request): string {
  return `${req.protocol}://${req.headers.host ?? 'localhost'}`;
}
