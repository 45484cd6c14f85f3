import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';

/** Which responses have an ETag, and how to read the item that has it. */
export interface EntityTagLookup {
  /** Whether an operation is a GET of an item, or one whose contract declares an ETag. */
  isTagged(operation: Operation): boolean;
  /** The request that reads the item which a write targets; `undefined` where no item with an ETag can be read. */
  readOf(request: OperationRequest): OperationRequest | undefined;
}

/**
 * Recognizes items by their paths, so that it does not matter which layer serves them: an item's path ends in a
 * parameter, such as `/customers/{id}`, or supports PUT, PATCH or DELETE, such as `/settings`. A write targets the item
 * at its own path, or at the parent path where its own has no GET, as with `POST /orders/{id}/cancel`.
 */
export function createEntityTagLookup(operations: Iterable<Operation>): EntityTagLookup {
  const all = [...operations];
  const changeable = new Set(
    all.filter(({ method }) => itemMethods.has(method)).map(({ path }) => withoutNames(path)),
  );
  const reads = new Map(
    all.flatMap((each) => (each.method === 'get' ? [[withoutNames(each.path), each]] : [])),
  );
  const tagged = new Set(
    [...reads.values()].filter(
      (read) => /\}[^/]*$/.test(read.path) || changeable.has(withoutNames(read.path)) || declaresTag(read),
    ),
  );

  function readerOf({ path }: Operation): Operation | undefined {
    const own =
      reads.get(withoutNames(path)) ?? reads.get(withoutNames(path.slice(0, path.lastIndexOf('/'))));
    return own !== undefined && tagged.has(own) ? own : undefined;
  }

  const readers = new Map(all.filter(({ method }) => method !== 'get').map((each) => [each, readerOf(each)]));

  return {
    isTagged: (operation) => tagged.has(operation),
    readOf: (request) => {
      const operation = readers.get(request.operation);
      if (operation === undefined) return undefined;
      const params = renameParams(request, operation);
      const { body: _body, ...rest } = request;
      return { ...rest, operation, params, query: {}, body: undefined };
    },
  };
}

const itemMethods: ReadonlySet<string> = new Set(['put', 'patch', 'delete']);

const parameter = /\{([^{}]+)\}/g;

/** A path without the names of its parameters. */
function withoutNames(path: string): string {
  return path.replace(parameter, '{}');
}

function declaresTag({ responses }: Operation): boolean {
  return Object.keys(responses['200']?.headers ?? {}).some((name) => name.toLowerCase() === 'etag');
}

/** The path parameters of a request, under the names that another operation on its path or the parent path uses. */
function renameParams(
  { operation, params }: OperationRequest,
  reader: Operation,
): OperationRequest['params'] {
  const names = [...operation.path.matchAll(parameter)].map(([, name = '']) => name);
  const target = [...reader.path.matchAll(parameter)].map(([, name = '']) => name);
  return Object.fromEntries(target.map((name, at) => [name, params[names[at] ?? '']]));
}
