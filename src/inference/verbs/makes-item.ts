import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { plainName, singularsOf } from '../naming.ts';

/** The names of what a schema has, in its envelopes too. */
type NamesIn = (schema: Schema | undefined) => readonly string[];

/**
 * Prepares whether a POST below a collection makes an item of it, by a word that is no verb: `POST /nutrition/ingredient`
 * beside `GET /nutrition/{ingredient_id}`, and `POST /products/selling` that responds with what `GET /products/{id}` shows.
 * It says that it creates, by its status or its name. What is listed below the word as well are items of the same names.
 */
export function createMakesItem(
  operations: readonly Operation[],
  namesIn: NamesIn,
): (operation: Operation) => boolean {
  const byPath = new Map<string, Operation[]>();
  for (const each of operations) {
    const { before, last } = splitLast(each.path);
    const key = last.startsWith('{') ? `${before}/{}` : `${before}/${last}`;
    byPath.set(key, [...(byPath.get(key) ?? []), each]);
  }
  return (operation) => {
    const { before, last } = splitLast(operation.path);
    const reads = (byPath.get(`${before}/{}`) ?? []).filter(({ method }) => method === 'get');
    if (!saysItCreates(operation) || byPath.has(`${before}/${last}/{}`)) return false;
    const beside = (byPath.get(`${before}/${last}`) ?? []).filter((each) => each !== operation);
    return reads.some((read) => {
      const shown = namesIn(respondedSchema(read));
      const isSame = (each: Operation) => isAlike(namesIn(respondedSchema(each)), shown);
      if (!beside.every((each) => each.method === 'get' && isSame(each))) return false;
      return isSame(operation) || (isNamedBy(read, last) && mayShow(shown, namesIn(sentSchema(operation))));
    });
  };
}

/** Whether two lists have the same names, of which there are a few; a list may leave the id out. */
function isAlike(...lists: readonly [readonly string[], readonly string[]]): boolean {
  const [one = new Set(), other = new Set()] = lists.map(
    (each) => new Set(each.filter((name) => name !== 'id')),
  );
  return one.size > 1 && one.size === other.size && [...one].every((name) => other.has(name));
}

/** Whether what is shown may be what is sent: no contract says so of a response without a schema. */
function mayShow(shown: readonly string[], sent: readonly string[]): boolean {
  return (
    sent.length > 1 &&
    (shown.length === 0 || sent.filter((name) => shown.includes(name)).length * 2 > sent.length)
  );
}

/** Whether the id of an item is that of a word: `{ingredient_id}` of `ingredient`. */
function isNamedBy({ path }: Operation, word: string): boolean {
  const parameter = plainName(splitLast(path).last.slice(1, -1));
  return [plainName(word), ...singularsOf(word)].some((each) => parameter === `${plainName(each)}id`);
}

/** Whether a POST with a body responds that it created something, or is called so. */
function saysItCreates(operation: Operation): boolean {
  const isCreated = Number(successResponseOf(operation).status) === 201;
  return (
    operation.requestBody !== undefined && (isCreated || /^(?:create|add|insert|new)/i.test(operation.id))
  );
}

function sentSchema({ requestBody }: Operation): Schema | undefined {
  return contentWithFields(requestBody?.content)?.schema;
}

/** The schema of what an operation responds with. */
export function respondedSchema(operation: Operation): Schema | undefined {
  return contentWithFields(successResponseOf(operation).response.content)?.schema;
}

/** The last segment of a path, and what is before it. */
export function splitLast(path: string): { readonly before: string; readonly last: string } {
  const plain = path.replace(/\/+$/, '');
  const at = plain.lastIndexOf('/');
  return { before: plain.slice(0, at), last: plain.slice(at + 1) };
}
