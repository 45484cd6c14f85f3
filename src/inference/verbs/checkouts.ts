import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { PeoplePath } from '../people/infer-people.ts';
import { parseResourcePath } from '../resource-path.ts';

/** What is collected until it is ordered, by the last word of its path. */
const carts = /^(?:shopping)?(?:cart|basket|bag|trolley)$/;

/** What ends a cart, by the last word of its path. */
const orderings =
  /^(?:checkout|(?:place|create|submit|confirm)?(?:an)?order|purchase|buy|submit|confirm|complete)$/;

/** Whether a path is that of a cart, by its last word in plain. */
export function isCartWord(word: string): boolean {
  return singularsOf(word).some((each) => carts.test(each));
}

/**
 * The operations that make an order of a cart, and the path that they stand for: `POST /cart/checkout`,
 * `/carts/{id}/checkout` or `/checkout` that responds with what `GET /orders/{id}` shows creates in `/orders`.
 * @param isFlag whether a body says no more than whether something is so
 */
export function findCheckouts(
  all: Iterable<Operation>,
  mergeSchema: MergeSchema,
  identify: (schema: Schema) => Schema,
  isFlag: (schema: Schema) => boolean,
): ReadonlyMap<string, PeoplePath> {
  const operations = [...all];
  const found = new Map<string, PeoplePath>();
  for (const operation of operations.filter(isCheckout)) {
    const made = bodyOf(operation) ?? {};
    // What says nothing, or only whether it went well, is like all else that says no more.
    if (mergeSchema(made).properties.size === 0 || isFlag(made)) continue;
    const read = operations.find(
      (each) => readsItem(each) && identify(bodyOf(each) ?? {}) === identify(made),
    );
    const path = read && parseResourcePath(read.path.replace(/\/[^/]*\/?$/, ''));
    if (path !== undefined && path.parameters.length === 0) found.set(operation.id, { path, kind: 'create' });
  }
  return found;
}

function isCheckout({ method, path }: Operation): boolean {
  const words = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  const [last = '', before = ''] = words.toReversed().map(plainName);
  if (method !== 'post' || path.endsWith('}')) return false;
  return last === 'checkout' || (orderings.test(last) && isCartWord(before));
}

function readsItem({ method, path }: Operation): boolean {
  return method === 'get' && /^\/(?:[^/{}]+\/)+\{[^/{}]+\}\/?$/.test(path);
}

function bodyOf(operation: Operation): Schema | undefined {
  return contentWithFields(successResponseOf(operation).response.content)?.schema;
}
