import type { Contract } from './contract.ts';
import type { Operation } from './operations.ts';
import { isOtherThanJson, listSchemaOf, successSchema } from './responses.ts';
import { isOpaque, typeOf, viewOf } from './schema-view.ts';

/** A read that is declared to respond with a text or a file shows no item. */
export function itemOf(contract: Contract, read: Operation | undefined): Operation | undefined {
  if (read === undefined) return undefined;
  const isText = ['string', 'number', 'integer', 'boolean'].includes(
    typeOf(viewOf(contract, successSchema(contract, read))) ?? '',
  );
  return isText || isOtherThanJson(contract, read) ? undefined : read;
}

/** A list shows rows; where there is a path of an item, one that says nothing of its response is taken for one. */
export function isList(
  contract: Contract,
  list: Operation,
  { read, create }: { readonly read: Operation | undefined; readonly create: Operation | undefined },
): boolean {
  const schema = successSchema(contract, list);
  if (listSchemaOf(contract, list) !== undefined) return !isSameObject(contract, schema, create);
  const isUnknown = schema === undefined && !isOtherThanJson(contract, list);
  return read !== undefined && (isUnknown || (schema !== undefined && isOpaque(contract, schema)));
}

/** `GET /route?from=1` and `POST /route` compute the same, with a list in it. */
function isSameObject(contract: Contract, schema: unknown, create: Operation | undefined): boolean {
  const made = create === undefined ? undefined : contract.resolve(successSchema(contract, create));
  const isObject = typeOf(viewOf(contract, schema)) === 'object';
  const pages = /^(page|next|total|count|size|limit|offset|number|cursor|meta|links|has_?more)/i;
  const isPage = [...viewOf(contract, schema).properties.keys()].some((name) => pages.test(name));
  return isObject && !isPage && made === contract.resolve(schema);
}
