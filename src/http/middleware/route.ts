import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { MatchPath, PathMatch } from '../../openapi/path-matcher.ts';
import { allowedMethods } from '../response/allowed-methods.ts';

/**
 * Finds the operation that a request asks for. Query parameters whose name begins with `__` are for the sandbox and
 * not for the API: they are taken out of the address here, and kept for the steps after this one.
 * @param basePaths what the contract's paths begin with, for a client that did not know
 */
export function routeRequest(matchPath: MatchPath, basePaths: readonly string[] = ['']): RequestHandler {
  return (req, res, next) => {
    const match = matchPath(req.path);
    if (match === undefined) {
      throw new SandboxError('not-found', `the contract has no path ${req.path}: ${advice(basePaths)}`);
    }
    const operation = match.operations.get(req.method.toLowerCase());
    if (operation === undefined) throw methodNotAllowed(req.method, req.path, match);
    res.locals.operation = operation;
    res.locals.params = decodeParams(match.paramsOf(operation));
    res.locals.basePath = match.basePath;
    takeControls(req, res);
    next();
  };
}

function advice(basePaths: readonly string[]): string {
  if (basePaths.includes('')) return 'GET / tells where things are';
  return `its paths begin with ${basePaths.join(' or ')}, and GET / tells where things are`;
}

function methodNotAllowed(method: string, path: string, match: PathMatch): SandboxError {
  const allowed = allowedMethods(match.operations);
  return new SandboxError('method-not-allowed', `${path} does not know ${method}: use ${allowed}`, {
    headers: { Allow: allowed },
  });
}

function decodeParams(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, decode(value, `path parameter ${name}`)]),
  );
}

function takeControls(req: Request, res: Response): void {
  const [path = '', query] = splitOnce(req.url, '?');
  if (query === undefined) return;
  const [kept, controls]: [string[], string[]] = [[], []];
  for (const pair of query.split('&')) {
    if (pair !== '') (nameOf(pair).startsWith('__') ? controls : kept).push(pair);
  }
  req.url = kept.length === 0 ? path : `${path}?${kept.join('&')}`;
  res.locals.controls = controls;
}

/** The name in a pair of the query. The parser behind Express would leave out a pair without one, and say nothing. */
function nameOf(pair: string): string {
  const [name = ''] = decode(pair, 'the query').split('=', 1);
  if (name === '')
    throw new SandboxError('malformed', 'query parameter without a name: name it or leave it out');
  return name;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** @throws SandboxError `malformed` for a `%` that no valid UTF-8 sequence follows. */
function decode(text: string, where: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new SandboxError('malformed', `${where} is not valid percent-encoding: write a literal % as %25`, {
      cause: error,
    });
  }
}
