import { isDeepStrictEqual } from 'node:util';
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
  return isText || isListOfAnything(contract, read) || isOtherThanJson(contract, read) ? undefined : read;
}

/** `GET /sensors/{id}` that shows a list of which nothing is said shows who observes the sensor, or the like. */
function isListOfAnything(contract: Contract, read: Operation): boolean {
  const view = viewOf(contract, successSchema(contract, read));
  return typeOf(view) === 'array' && isOpaque(contract, view.node.items);
}

/**
 * A list shows rows; where there is a path of an item, or several things are created at its path, one that says nothing of
 * its response is taken for one.
 */
export function isList(contract: Contract, list: Operation, { read, create, isPlural }: Beside): boolean {
  const schema = successSchema(contract, list);
  if (listSchemaOf(contract, list) !== undefined)
    return (
      !isSameObject(contract, schema, create) && (isPlural || read !== undefined || !isOne(contract, schema))
    );
  const isUnknown = schema === undefined && !isOtherThanJson(contract, list);
  const isOfMany =
    read !== undefined || (isPlural && create?.path === list.path && create.body !== undefined);
  return isOfMany && (isUnknown || (schema !== undefined && isOpaque(contract, schema)));
}

/** What is at the path of a list, or below it. */
interface Beside {
  readonly read: Operation | undefined;
  readonly create: Operation | undefined;
  /** Whether the path names several things. */
  readonly isPlural: boolean;
}

/** `GET /home` shows `{floors: 2, sensors: […]}`: one home, that has a list. */
function isOne(contract: Contract, schema: unknown): boolean {
  const view = viewOf(contract, schema);
  const others = [...view.properties].filter(([name]) => !beside.test(name));
  return typeOf(view) === 'object' && others.length > 1;
}

/** What is around a list: pages, and how the request went. */
const beside =
  /^(page|next|prev|first|last|total|count|size|limit|offset|number|cursor|meta(?!s)|links|has_?more|pagination|status|success|message|code|error|ok$|timestamp)/i;

/** `GET /route?from=1` and `POST /route` compute the same, with a list in it. */
function isSameObject(contract: Contract, schema: unknown, create: Operation | undefined): boolean {
  const made = create === undefined ? undefined : contract.resolve(successSchema(contract, create));
  const isObject = typeOf(viewOf(contract, schema)) === 'object';
  const pages = /^(page|next|total|count|size|limit|offset|number|cursor|meta(?!s)|links|has_?more)/i;
  const isPage = [...viewOf(contract, schema).properties.keys()].some((name) => pages.test(name));
  return isObject && !isPage && isDeepStrictEqual(made, contract.resolve(schema));
}
