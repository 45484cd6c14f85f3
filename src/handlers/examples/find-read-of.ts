import { structuredContent } from '../../codecs/declared-content.ts';
import { schemaIdentity } from '../../inference/schema-identity.ts';
import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';

/**
 * The GET of the path that an operation writes to, where both respond with the same schema. A POST with an example of
 * its own is left out: what it makes need not be what the path shows.
 */
export function findReadOf(
  document: OpenApiDocument,
  operations: Iterable<Operation>,
  written: Operation,
): Operation | undefined {
  if (written.method === 'get') return undefined;
  const own = successMedia(written);
  if (own === undefined || (written.method === 'post' && (own.example ?? own.examples) !== undefined))
    return undefined;
  const read = [...operations].find(({ method, path }) => method === 'get' && path === written.path);
  const shown = read && successMedia(read);
  return shown !== undefined && identity(shown.schema) === identity(own.schema) ? read : undefined;

  function identity(schema: Schema | undefined): Schema | undefined {
    return schema && schemaIdentity(document, schema);
  }
}

function successMedia(operation: Operation) {
  return structuredContent(successResponseOf(operation).response.content);
}
