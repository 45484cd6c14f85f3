import type { RequestHandler } from 'express';
import type { Operation } from '../../openapi/operations.ts';
import { requireOperation } from '../request/locals.ts';

/**
 * Says of responses that they depend on `Accept`, where an operation declares several media types for any of them: a
 * cache must not serve one client's form of it to another.
 */
export function varyByAccept(): RequestHandler {
  const known = new WeakMap<Operation, boolean>();
  return (_req, res, next) => {
    const operation = requireOperation(res.locals);
    const varies = known.get(operation) ?? isNegotiated(operation);
    known.set(operation, varies);
    if (varies) res.appendHeader('Vary', 'Accept');
    next();
  };
}

function isNegotiated({ responses }: Operation): boolean {
  return Object.values(responses).some(({ content = {} }) => Object.keys(content).length > 1);
}
