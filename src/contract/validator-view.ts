import type { OpenApiDocument } from './document.ts';
import { inlineReferences } from './inline-references.ts';

/**
 * The copy of a contract that express-openapi-validator can digest. The contract itself stays the truth for answers,
 * documentation and checks; the view only serves to judge requests, so it leaves out
 * - `example` and `examples`: objects with equal `id`s in them make the validator refuse every request;
 * - `default`: the validator would write it into what was sent, so that a PATCH of one property resets others;
 * - `servers` and `security`: routes and credentials are checked by steps of our own;
 * and allows reserved characters in every query parameter, since clients send `admin@example.com` as it is.
 * References in its paths are inlined: behind each, the validator copies all the faults found so far for every item
 * of an array, so that one request of a megabyte with a wrong item at each turn would keep the process busy for hours.
 */
export function validatorView(document: OpenApiDocument): OpenApiDocument {
  const { servers: _servers, security: _security, ...rest } = document;
  const view = simplify(rest, 'document') as OpenApiDocument;
  return { ...view, paths: inlineReferences(view, view.paths) as OpenApiDocument['paths'] };
}

/**
 * What the keys of a node mean: those of a map are names that users chose, not keywords (a property may be called
 * `example`, and `default` among the answers is one of them).
 */
type Role = 'document' | 'names';

/** The keywords whose value maps names of the user's choice to further nodes. */
const maps = new Set([
  'properties',
  'patternProperties',
  'paths',
  'schemas',
  'parameters',
  'responses',
  'requestBodies',
  'headers',
  'securitySchemes',
  'content',
]);

const leftOut = new Set(['example', 'examples', 'default']);

/** The keywords whose value is data, not a schema. */
const data = new Set(['enum', 'const']);

function simplify(node: unknown, role: Role): unknown {
  if (Array.isArray(node)) return node.map((item) => simplify(item, 'document'));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node)
    .filter(([key]) => role === 'names' || !leftOut.has(key))
    .map(([key, value]) => [
      key,
      role === 'names' ? simplify(value, 'document') : simplifyKeyword(key, value),
    ]);
  const copy = Object.fromEntries(entries);
  return isQueryParameter(copy) ? { ...copy, allowReserved: true } : copy;
}

function simplifyKeyword(key: string, value: unknown): unknown {
  return data.has(key) ? value : simplify(value, maps.has(key) ? 'names' : 'document');
}

function isQueryParameter(node: Record<string, unknown>): boolean {
  return node.in === 'query' && typeof node.name === 'string';
}
