import { codecFor } from '../codecs/codecs.ts';
import { entityTagOf, withEntityTag } from '../engine/conditional/entity-tag.ts';
import type { HandlerLayer } from '../engine/handler-registry.ts';
import { FileContent } from '../file-content.ts';
import type { Operation } from '../openapi/operations.ts';
import { successResponseOf } from '../openapi/responses.ts';
import type { BoundHandler, Reply } from '../operation.ts';

/**
 * HEAD that a contract declares beside a GET with state says what that would: 404 for what is not there, the headers of
 * the list, and the type and the length of the body (RFC 9110, 9.3.2). The status is the one that it declares.
 * @param bindStateful the handler of a GET; absent where it has no state
 */
export function createHeadLayer(
  operations: Iterable<Operation>,
  bindStateful: (operation: Operation) => BoundHandler | undefined,
): HandlerLayer {
  const all = [...operations];
  return (operation) => {
    if (operation.method !== 'head') return undefined;
    const get = all.find(({ method, path }) => method === 'get' && path === operation.path);
    const read = get && bindStateful(get);
    if (get === undefined || read === undefined) return undefined;
    const { status } = successResponseOf(operation);
    return async (request, context) => {
      const shown = await read({ ...request, operation: get }, context);
      const reply = { status, headers: { ...shown.headers, ...describeBody(shown) } };
      return shown.body === undefined ? reply : withEntityTag(reply, entityTagOf(shown));
    };
  };
}

function describeBody({ body, mediaType = 'application/json' }: Reply): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  const length =
    body instanceof FileContent ? body.size : Buffer.byteLength(codecFor(mediaType).serialize(body));
  return { 'Content-Type': mediaType, 'Content-Length': `${length}` };
}
