import type { Request, RequestHandler, Response } from 'express';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath, PathMatch } from '../../openapi/paths/path-matcher.ts';
import { similarPath } from '../../openapi/paths/similar-path.ts';
import { responseKey } from '../../openapi/responses.ts';
import { letPass } from '../response/reason-header.ts';
import { allowedMethods } from '../response/status-headers.ts';
import type { HasAnyToken } from './authenticate.ts';
import { requireVariants } from './require-variants.ts';

/**
 * Finds the operation of a request. Query parameters whose name begins with `__` are for the sandbox and not for the
 * API: they are removed from the URL here, and passed to the following steps as `controls`.
 * @param basePaths the prefixes of the contract's paths, which the message of a 404 names
 * @param hasToken whether the client may learn which paths there are
 * @throws SandboxError `not-found`, `method-not-allowed` or `malformed`; `unanswerable` for an operation that is not served.
 */
export function routeRequest(
  matchPath: MatchPath,
  basePaths: readonly string[] = [''],
  hasToken: HasAnyToken = async () => true,
): RequestHandler {
  const route = findOperation(matchPath, basePaths);
  return (req, res, next) => {
    try {
      route(req, res);
    } catch (error) {
      return hasToken(req, res.locals.sessionName).then((isKnown) => {
        throw isKnown ? error : withoutAdvice(error, req.path);
      });
    }
    next();
  };
}

function findOperation(matchPath: MatchPath, basePaths: readonly string[]) {
  return (req: Request, res: Response): void => {
    const match = matchPath(req.path);
    if (match === undefined) throw noPath(req.path, matchPath, basePaths);
    const variants = requireVariants(match.variantsOf(req.method.toLowerCase()), req);
    const [operation] = variants;
    if (operation === undefined)
      throw match.isForgiven
        ? noPath(req.path, matchPath, basePaths)
        : methodNotAllowed(req.method, req.path, match);
    if (operation.switchesProtocols) {
      res.locals.operation = operation;
      throw noUpgrade(operation, req);
    }
    if (operation.unserved !== undefined) throw new SandboxError('unanswerable', operation.unserved);
    res.locals.operation = operation;
    res.locals.params = decodeParams(match.paramsOf(operation));
    if (variants.length > 1) {
      res.locals.variants = variants;
      res.locals.paramsOf = (variant) => decodeParams(match.paramsOf(variant));
    }
    res.locals.basePath = match.basePath;
    if (match.isRecased) letPass(res, [`path ${req.path} is ${operation.path} in the contract`]);
    separateControls(req, res);
  };
}

/** What a server responds at a path for WebSockets: that the request has to be an upgrade (RFC 9110, 15.5.22). */
function noUpgrade(operation: Operation, req: Request): SandboxError {
  if (req.headers.upgrade !== undefined) return new SandboxError('unanswerable', `${operation.unserved}`);
  const is400 = responseKey(operation, 426) === undefined && Object.hasOwn(operation.responses, '400');
  return new SandboxError('upgrade-required', `${req.path} needs a request that upgrades its connection`, {
    headers: { Upgrade: 'websocket', Connection: 'Upgrade' },
    ...(is400 && { status: 400 }),
  });
}

function noPath(path: string, matchPath: MatchPath, basePaths: readonly string[]): SandboxError {
  const unserved = matchPath.unservedAt(path);
  if (unserved !== undefined) return new SandboxError('unanswerable', unserved);
  return new SandboxError(
    'not-found',
    `the contract has no path ${path}: ${advice(path, matchPath, basePaths)}`,
  );
}

function advice(path: string, matchPath: MatchPath, basePaths: readonly string[]): string {
  const similar = similarPath(path, matchPath.templates());
  if (similar !== undefined) return `did you mean ${similar}? GET / lists what is served`;
  if (basePaths.includes('')) return 'GET / lists what is served';
  return `its paths begin with ${basePaths.join(' or ')}, and GET / lists what is served`;
}

/** A 404 that names no other path. */
function withoutAdvice(error: unknown, path: string): unknown {
  const isNotFound = error instanceof SandboxError && error.code === 'not-found';
  return isNotFound ? new SandboxError('not-found', `the contract has no path ${path}`) : error;
}

function methodNotAllowed(method: string, path: string, match: PathMatch): SandboxError {
  const allowed = allowedMethods(match.operations);
  return new SandboxError('method-not-allowed', `${path} does not support ${method}: use ${allowed}`, {
    headers: { Allow: allowed },
  });
}

function decodeParams(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, decode(value, `path parameter ${name}`)]),
  );
}

function separateControls(req: Request, res: Response): void {
  const [path = '', query] = splitOnce(req.url, '?');
  if (query === undefined) return;
  const [pairs, controls]: [string[], string[]] = [[], []];
  for (const pair of query.split('&')) {
    if (pair !== '') (nameOf(pair).startsWith('__') ? controls : pairs).push(pair);
  }
  req.url = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
  res.locals.controls = controls;
}

/** The name in a pair of the query. Express's own parser silently drops a pair without one. */
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
