import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { parseResourcePath } from '../resource-path.ts';
import { shownBy } from '../shown-by.ts';
import { splitLast } from './makes-item.ts';
import type { VerbPath } from './operation-kind.ts';

const kinds: Readonly<Record<string, VerbPath['kind']>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  delete: 'delete',
};

/**
 * Prepares the search for the items of a collection that nothing but a word before their value finds: `POST /clients` makes
 * what `GET /clients/tax-id/{tax-id}` or `GET /clients/id/{clientId}` reads, where nothing reads or lists `/clients`. Of
 * several words it is the one of the id, else the first that what is sent has: the others find items by a property.
 */
export function createFoundByWord(
  operations: readonly Operation[],
  mergeSchema: MergeSchema,
): (operation: Operation) => VerbPath | undefined {
  const words = wordsOfItems(operations, mergeSchema);
  const chosen = new Map<string, string>();
  for (const operation of words.size === 0 ? [] : operations) {
    const collection = operation.path.replace(/\/+$/, '');
    const found = operation.method === 'post' ? words.get(collection) : undefined;
    const word = found && likeliest(found, sentNames(mergeSchema, operation));
    if (word !== undefined) chosen.set(`${collection}/${word}`, collection);
  }
  return ({ path, method }) => {
    const { before, last } = splitLast(path);
    const collection = last.startsWith('{') ? chosen.get(before) : undefined;
    const kind = kinds[method];
    const item = collection === undefined ? undefined : parseResourcePath(`${collection}/${last}`);
    return kind && item && { kind, path: item };
  };
}

/** By collection, the words before a value in the paths that read one item of it, where nothing else reads it. */
function wordsOfItems(
  operations: readonly Operation[],
  mergeSchema: MergeSchema,
): ReadonlyMap<string, readonly string[]> {
  const reads = new Set<string>();
  const words = new Map<string, string[]>();
  for (const operation of operations.filter(({ method }) => method === 'get')) {
    const { before, last } = splitLast(operation.path);
    const isItem = last.startsWith('{');
    reads.add(isItem ? before : `${before}/${last}`);
    const { before: collection, last: word } = splitLast(before);
    if (isItem && isNamedBy(last, word) && shownBy(mergeSchema, operation) !== 'list')
      words.set(collection, [...(words.get(collection) ?? []), word]);
  }
  return new Map([...words].filter(([collection]) => !reads.has(collection)));
}

function likeliest(words: readonly string[], sent: ReadonlySet<string>): string | undefined {
  return words.find((each) => /^(?:uu)?id$/i.test(each)) ?? words.find((each) => sent.has(plainName(each)));
}

function sentNames(mergeSchema: MergeSchema, { requestBody }: Operation): ReadonlySet<string> {
  const schema = contentWithFields(requestBody?.content)?.schema;
  return new Set(schema === undefined ? [] : [...mergeSchema(schema).properties.keys()].map(plainName));
}

/** Whether a parameter has the name of the word before it, or ends with that: `{clientId}` of `id`. */
function isNamedBy(parameter: string, word: string): boolean {
  const [name, own] = [plainName(parameter.slice(1, -1)), plainName(word)];
  return (
    own !== '' && !word.startsWith('{') && (name === own || (/^(?:uu)?id$/.test(own) && name.endsWith(own)))
  );
}
