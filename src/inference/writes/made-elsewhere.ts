import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { PeoplePath } from '../people/infer-people.ts';
import { parseResourcePath } from '../resource-path.ts';
import { hasId } from '../wrapper/item-evidence.ts';

/** What somebody does to one thing that makes another, by the last word of a path; a new word is one more. */
const makingActs: ReadonlySet<string> = new Set(
  (
    'enroll enrol enrollment subscribe apply register join rsvp attend checkin purchase buy order reorder checkout book ' +
    'reserve rent borrow lend loan hire bid donate deposit withdraw withdrawal transfer topup pay charge refund invite vote ' +
    'rate review comment reply report log record submit start play'
  ).split(' '),
);

/** What the search works with. */
interface Search {
  readonly operations: readonly Operation[];
  readonly mergeSchema: MergeSchema;
  readonly identify: (schema: Schema) => Schema;
}

/**
 * The operations on one item that make another, and the path that they stand for: `POST /courses/{id}/enroll` that responds
 * with what `GET /users/me/enrollments` lists creates there, `POST /accounts/{id}/deposit` in `/accounts/{id}/transactions`,
 * `POST /books/{id}/purchase` in `/orders`.
 */
export function findMadeElsewhere(
  all: Iterable<Operation>,
  mergeSchema: MergeSchema,
  identify: (schema: Schema) => Schema,
): ReadonlyMap<string, PeoplePath> {
  const search = { operations: [...all], mergeSchema, identify };
  const found = new Map<string, PeoplePath>();
  for (const operation of search.operations) {
    const made = madeBy(search, operation);
    const path = made && placeOf(search, operation, made);
    if (path !== undefined) found.set(operation.id, { path, kind: 'create' });
  }
  return found;
}

/** What an operation on an item responds with by an act that makes things, where that is another thing with an id. */
function madeBy({ operations, mergeSchema, identify }: Search, operation: Operation): Schema | undefined {
  const [, item = '', word = ''] = /^(.*\/\{[^{}]+\})\/([A-Za-z][\w-]*)\/?$/.exec(operation.path) ?? [];
  if (operation.method !== 'post' || !makingActs.has(plainName(word))) return undefined;
  const made = bodyOf(operation);
  if (made === undefined || !hasId(mergeSchema, made)) return undefined;
  const isOfItem = operations.some(
    (other) =>
      (other.method === 'get' && other.path.replace(/\/+$/, '') === operation.path.replace(/\/+$/, '')) ||
      (isOn(other, item) && identify(bodyOf(other) ?? {}) === identify(made)),
  );
  return isOfItem ? undefined : made;
}

/** Whether an operation reads or changes the item of a path, or makes one. */
function isOn({ path }: Operation, item: string): boolean {
  const plain = path.replace(/\/+$/, '').replace(/\{[^{}]*\}/g, '{}');
  const of = item.replace(/\{[^{}]*\}/g, '{}');
  return plain === of || plain === of.replace(/\/\{\}$/, '');
}

/** Where what is made is read or listed: below the same item, or in a collection of its own. */
function placeOf({ operations, mergeSchema, identify }: Search, { path }: Operation, made: Schema) {
  const identity = identify(made);
  const shown = operations.flatMap((other): string[] => {
    if (other.method !== 'get') return [];
    const body = bodyOf(other) ?? {};
    const [, above] = /^(.*)\/\{[^{}]+\}\/?$/.exec(other.path) ?? [];
    if (above !== undefined) return identify(body) === identity ? [above] : [];
    return rowsIn(mergeSchema, body).some((row) => identify(row) === identity) ? [other.path] : [];
  });
  const item = path.replace(/\/[^/]*\/?$/, '');
  const below = shown.find((each) => each.startsWith(`${item}/`));
  const place = below ?? shown.find((each) => !each.includes('{'));
  const parsed = place === undefined ? undefined : parseResourcePath(place.replace(/\/+$/, ''));
  // What leads through an item of the collection does something with that.
  const isThrough = parsed !== undefined && item.startsWith(`${place?.replace(/\/+$/, '')}/{`);
  return isThrough ? undefined : parsed;
}

/** The schemas of the rows in a body: it is a list, or one of its properties is. */
function rowsIn(mergeSchema: MergeSchema, body: Schema): readonly Schema[] {
  const { items, properties } = mergeSchema(body);
  const inner = [...properties.values()].flatMap((each): readonly Schema[] => {
    const { items: rows } = mergeSchema(each);
    return rows === undefined ? [] : [rows];
  });
  return items === undefined ? inner : [items];
}

function bodyOf(operation: Operation): Schema | undefined {
  return contentWithFields(successResponseOf(operation).response.content)?.schema;
}
