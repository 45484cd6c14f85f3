import { SandboxError } from '../../errors.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { inWords } from './list-names.ts';
import { type Declared, namedBodies, type TypedBody } from './response-body.ts';

/**
 * The example of an answer that has a name.
 * @throws SandboxError `malformed` when there is none of that name, with the names that there are.
 */
export function requireExample(
  document: OpenApiDocument,
  operation: Operation,
  { status, response: { content = {} } }: Declared,
  name: string,
): TypedBody {
  const named = namedBodies(document, content);
  const body = named.get(name);
  if (body !== undefined) return body;
  const answer = `the ${status} of ${operation.id}`;
  const advice =
    named.size > 0 ? `it has ${inWords([...named.keys()])}` : 'it has none with a name, so leave example out';
  throw new SandboxError(
    'malformed',
    `${answer} has no example ${JSON.stringify(name.slice(0, longestName))}: ${advice}`,
  );
}

/** How much of a name is told, in characters. */
const longestName = 80;
