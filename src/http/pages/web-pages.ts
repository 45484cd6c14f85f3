import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { SandboxError } from '../../errors.ts';
import { packageFile } from '../../openapi/package-file.ts';
import { problemFailureReply } from '../middleware/error-handler.ts';
import { sendReply } from '../response/send-reply.ts';

/** A page that is built from `web/`: static files, without data. */
export interface WebPage {
  /** Where it is served, such as `/__console`. */
  readonly path: string;
  /** The folder of its files, with an `index.html`. */
  readonly folder: string;
  /** Its `Content-Security-Policy`. */
  readonly policy: string;
}

/** A page that loads and reaches this sandbox only, and that no other page may frame. */
const ownOriginOnly = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The pages of the package. */
export const webPages: readonly WebPage[] = [
  { path: '/__console', folder: packageFile('dist/web/console'), policy: ownOriginOnly },
  { path: '/__docs', folder: packageFile('dist/web/reference'), policy: ownOriginOnly },
];

/**
 * The pages that a contract leaves to the sandbox: those below whose path it has no paths of its own.
 * @param declaredPaths the paths of the contract, with their base paths
 */
export function pagesBeside(
  declaredPaths: readonly string[],
  pages: readonly WebPage[] = webPages,
): readonly WebPage[] {
  return pages.filter(({ path }) => !declaredPaths.some((each) => isWithin(each, path)));
}

/**
 * Serves pages that are built from `web/`, each below its path. They need no token, even where some are listed: they
 * hold no data, and ask for the token themselves.
 */
export function serveWebPages(pages: readonly WebPage[]): RequestHandler {
  const served = pages.map((page) => ({ path: page.path, serve: createPageServer(page) }));
  return (req, res, next) => {
    if (!req.url.startsWith('/__')) return next();
    const page = served.find(({ path }) => isWithin(req.path, path));
    if (page === undefined) return next();
    // The request journal records requests to the contract's API only.
    res.locals.record = undefined;
    res.locals.isOwn = true;
    page.serve(req, res);
  };
}

function isWithin(path: string, page: string): boolean {
  return path === page || path.startsWith(`${page}/`);
}

/** Responds to every request for a page: with a file, the address of the page, or a problem. */
function createPageServer({ path, folder, policy }: WebPage): (req: Request, res: Response) => void {
  const files = express.static(folder, {
    redirect: false,
    cacheControl: false,
    // npm gives every file of a package the same date: a tag made of size and date would outlive an update.
    etag: false,
    lastModified: false,
    setHeaders: (res, file) => setFileHeaders(res, file, policy),
  });
  return (req, res) => {
    const rest = req.url.slice(path.length);
    if (req.method !== 'GET') return refuse(res, notAllowed(path));
    // Its files have addresses relative to the page, which a prefix of a session or of a mount precedes.
    if (!rest.startsWith('/')) return redirect(res, `${path.slice(1)}/${rest}`);
    req.url = rest;
    files(req, res, () => refuse(res, noFile(path)));
  };
}

/** The folder of the files whose names have a hash of their content, as Vite calls it. */
const hashedFolder = 'assets';

function setFileHeaders(res: Response, file: string, policy: string): void {
  const isHashed = basename(dirname(file)) === hashedFolder;
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  res.setHeader('ETag', `"${isHashed ? basename(file) : hashOf(file)}"`);
}

/** A tag for a small file, such as `index.html`. */
function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22);
}

function redirect(res: Response, location: string): void {
  res.writeHead(307, { Location: location, 'Cache-Control': 'no-cache' }).end();
}

function refuse(res: Response, failure: SandboxError): void {
  sendReply(res, problemFailureReply(failure));
}

const notAllowed = (path: string) =>
  new SandboxError('method-not-allowed', `${path} is a page: open it with GET`, {
    headers: { Allow: 'GET, HEAD' },
  });

const noFile = (path: string) =>
  new SandboxError(
    'not-found',
    `the page ${path} has no such file: open ${path}/, and run \`npm run build\` where the sandbox is run from its source`,
  );
