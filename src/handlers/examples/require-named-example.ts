import { SandboxError } from '../../errors.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listNames } from './list-names.ts';
import { type DeclaredResponse, namedBodies, type TypedBody } from './response-body.ts';

/**
 * The example of an answer that has a name.
 * @throws SandboxError `malformed` when there is none of that name, with the names that there are.
 */
export function requireNamedExample(
  document: OpenApiDocument,
  operation: Operation,
  { status, response: { content = {} } }: DeclaredResponse,
  name: string,
): TypedBody {
  const named = namedBodies(document, content);
  const body = named.get(name);
  if (body !== undefined) return body;
  const response = `the ${status} of ${operation.id}`;
  const advice =
    named.size > 0
      ? `it has ${listNames([...named.keys()])}`
      : 'it has none with a name, so leave example out';
  throw new SandboxError(
    'malformed',
    `${response} has no example ${JSON.stringify(name.slice(0, maxNameLength))}: ${advice}`,
  );
}

/** How much of a name is told, in characters. */
const maxNameLength = 80;
