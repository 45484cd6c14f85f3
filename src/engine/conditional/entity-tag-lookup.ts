import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';

/** Which answers tell an ETag, and how to read what has one. */
export interface EntityTagLookup {
  /** Whether an operation is a GET that shows an item, or what its contract says has an ETag. */
  isTagged(operation: Operation): boolean;
  /** The call that reads the item which a write is about; absent where nothing that has an ETag can be read. */
  readOf(request: OperationRequest): OperationRequest | undefined;
}

/**
 * Tells items by their paths, so that it is the same whoever serves them: an item is what a path ends in a parameter
 * for, such as `/customers/{id}`, or what can be put, patched or deleted, such as `/settings`. A write is about the item
 * at its own path, or at the path above where nothing is read at its own, as with `POST /orders/{id}/cancel`.
 */
export function createEntityTagLookup(operations: Iterable<Operation>): EntityTagLookup {
  const all = [...operations];
  const changed = new Set(all.filter(({ method }) => changing.has(method)).map(({ path }) => plain(path)));
  const reads = new Map(all.flatMap((each) => (each.method === 'get' ? [[plain(each.path), each]] : [])));
  const tagged = new Set(
    [...reads.values()].filter(
      (read) => /\}[^/]*$/.test(read.path) || changed.has(plain(read.path)) || declaresTag(read),
    ),
  );

  function readerOf({ path }: Operation): Operation | undefined {
    const own = reads.get(plain(path)) ?? reads.get(plain(path.slice(0, path.lastIndexOf('/'))));
    return own !== undefined && tagged.has(own) ? own : undefined;
  }

  const readers = new Map(all.filter(({ method }) => method !== 'get').map((each) => [each, readerOf(each)]));

  return {
    isTagged: (operation) => tagged.has(operation),
    readOf: (request) => {
      const operation = readers.get(request.operation);
      if (operation === undefined) return undefined;
      const params = renamed(request, operation);
      const { body: _changes, ...rest } = request;
      return { ...rest, operation, params, query: {}, body: undefined };
    },
  };
}

const changing: ReadonlySet<string> = new Set(['put', 'patch', 'delete']);

const parameter = /\{([^{}]+)\}/g;

/** A path whatever its parameters are called. */
function plain(path: string): string {
  return path.replace(parameter, '{}');
}

function declaresTag({ responses }: Operation): boolean {
  return Object.keys(responses['200']?.headers ?? {}).some((name) => name.toLowerCase() === 'etag');
}

/** The path parameters of a call as another operation on its path, or on the one above, calls them. */
function renamed({ operation, params }: OperationRequest, reader: Operation): OperationRequest['params'] {
  const names = [...operation.path.matchAll(parameter)].map(([, name = '']) => name);
  const requested = [...reader.path.matchAll(parameter)].map(([, name = '']) => name);
  return Object.fromEntries(requested.map((name, at) => [name, params[names[at] ?? '']]));
}
