import type { Client } from '../client.ts';
import { type Collection, pathParameters } from './collections.ts';
import { type Contract, entriesOf } from './contract.ts';
import { foundByValues } from './found-by-values.ts';
import { idsIn, idsSent, isNamedByClient, locatedId } from './item-ids.ts';
import { createKnownItems } from './known-items.ts';
import type { Ledger } from './ledger.ts';
import type { Operation } from './operations.ts';
import { createParameterMaker, fitsParameter, pathSchemaOf } from './parameters.ts';
import { type MeantRequest, writeRequest } from './requests.ts';
import type { ResponseCheck } from './responses.ts';
import { viewOf } from './schema-view.ts';
import { withIdOnPath, withoutFiles } from './sent-values.ts';
import type { Validate } from './validator.ts';
import type { CreateValue, Wish } from './values.ts';
import type { Called, CallOptions, Item, Visit } from './visit.ts';

export interface VisitParts {
  readonly contract: Contract;
  readonly client: Client;
  readonly collections: readonly Collection[];
  readonly createValue: CreateValue;
  readonly validate: Validate;
  readonly check: ResponseCheck;
  readonly ledger: Ledger;
}

/** How many of the ids that a response shows are tried. */
const maxIds = 4;

export function createVisit(parts: VisitParts): Visit {
  const { contract, client, collections, createValue, validate, check, ledger } = parts;
  const createParameters = createParameterMaker(contract, validate, createValue);
  const items = createKnownItems(contract, collections, async (collection) => {
    const created = await create(collection, true);
    if (created === undefined || 'path' in created) return created;
    return created.response.status < 400 ? foundByValues({ call, fits }, collection, created) : undefined;
  });
  let serial = 100;
  let person: unknown;

  async function call(operation: Operation, options: CallOptions): Promise<Called | undefined> {
    const { isFull, given = credentialsFor(operation), own } = options;
    const known = options.path ?? (await items.pathOf(operation));
    if (operation.body !== undefined) await items.prepare(operation.body.schema, '');
    await items.prepareOwn(own);
    for (const each of operation.parameters) if (each.isRequired) await items.prepare(each.schema, each.name);
    serial += 1;
    const wish: Wish = { isFull, serial, known: items.valuesFor(given, own) };
    const path = [...known, ...idForBody(operation, known, wish)];
    const parameters = createParameters(operation, path, wish);
    const body = bodyOf(operation, withIdOnPath(contract, operation, parameters, wish));
    if (typeof parameters === 'string') ledger.skip(operation.id, parameters);
    else if (operation.body !== undefined && body === undefined)
      ledger.skip(operation.id, 'no valid body was found');
    else return send({ operation, parameters, body }, path, options.isGone === true);
    return undefined;
  }

  /** What somebody who is known logs in with. */
  function credentialsFor({ method, path, body }: Operation): ReadonlyMap<string, unknown> {
    const isNamed = /\/(log-?in|sign-?in|auth|authenticate|tokens?|sessions?)\/?$/i.test(path);
    const isLogin = method === 'POST' && isNamed && viewOf(contract, body?.schema).properties.has('password');
    return new Map(isLogin ? entriesOf(person) : []);
  }

  /** The id of what a PUT makes, in the form in which its body has it: who makes an item names it once. */
  function idForBody(operation: Operation, known: readonly unknown[], wish: Wish): string[] {
    const names = pathParameters(operation.path).map(({ name }) => name);
    const last = names.at(-1) ?? '';
    if (operation.method !== 'PUT' || known.length !== names.length - 1) return [];
    const { properties } = viewOf(contract, operation.body?.schema);
    const [only, ...others] = properties.values();
    const inner = others.length === 0 ? viewOf(contract, only).properties : properties;
    const schema = inner.get(last) ?? inner.get('id');
    const id = schema === undefined ? undefined : createValue(schema, last, wish);
    const isId = typeof id === 'string' || typeof id === 'number';
    return isId && fitsParameter(validate, pathSchemaOf(operation, last), `${id}`) ? [`${id}`] : [];
  }

  function bodyOf({ body }: Operation, wish: Wish): unknown {
    if (body === undefined) return undefined;
    // A form without a field is no body at all.
    // A list of nothing but ids has that of an item which is there.
    const known = contract.resolve(body.schema).type === 'array' && wish.known('value', '', body.schema);
    if (known && known !== 'leave' && validate(body.schema, [known.value]).length === 0) return [known.value];
    const isFull = wish.isFull || /urlencoded|multipart/.test(body.mediaType);
    return createValue(body.schema, 'value', { ...wish, isFull }, body.example);
  }

  async function send(meant: MeantRequest, path: readonly (string | undefined)[], isGone: boolean) {
    const request = writeRequest(meant);
    const text = typeof request.body === 'string' ? request.body : '';
    const sent = `${request.method} ${request.path} ${text}`.slice(0, 500);
    const named = pathParameters(meant.operation.path);
    // The `{id}:rotate` of a path is no parameter that this judge reads.
    const isOfKnownItem =
      named.length === (meant.operation.path.match(/\{/g) ?? []).length &&
      named.every(
        ({ name }, i) => path[i] !== undefined && String(meant.parameters.get(`path ${name}`)) === path[i],
      );
    const response = await client.send(request).catch((error: unknown) => String(error));
    if (typeof response === 'string') {
      ledger.note(meant, sent, { response: undefined, error: response, isOfKnownItem, outside: [] });
      return undefined;
    }
    const outside = check(meant.operation, response);
    const isExpected = isGone && response.status === 404;
    if (!isExpected) ledger.note(meant, sent, { response, isOfKnownItem, outside });
    const shown = withoutFiles(contract, meant.operation.body?.schema ?? {}, meant.body);
    return { meant: { ...meant, body: shown }, response, isBelowUnknown: isBelowUnknown(meant.operation) };
  }

  function isBelowUnknown({ path, method }: Operation): boolean {
    const parents = pathParameters(path).slice(0, method === 'PUT' ? -1 : undefined);
    return parents.some(({ key }) => !collections.some(({ itemKey }) => itemKey === key));
  }

  async function create(collection: Collection, isFull: boolean): Promise<Item | Called | undefined> {
    const operation = collection.create;
    const isPut = operation.method === 'PUT';
    const around = await items.pathOf(operation);
    const called = await call(operation, {
      isFull,
      own: collection,
      path: isPut ? around.slice(0, -1) : around,
    });
    if (called === undefined || called.response.status >= 400) return called;
    const { meant, response } = called;
    const values = pathParameters(operation.path).map(({ name }) =>
      String(meant.parameters.get(`path ${name}`)),
    );
    const item = { collection, sent: meant.body, response };
    if (entriesOf(meant.body).some(([name]) => name === 'password')) person = meant.body;
    if (isPut) return { ...item, parents: values.slice(0, -1), path: values };
    const found = await idOf(collection, called, values);
    if (found === undefined) return called;
    return {
      ...item,
      parents: values,
      path: [...(collection.isElsewhere ? [] : values), found.id],
      ...found.issue,
    };
  }

  function fits({ read, update, remove }: Collection, id: string): boolean {
    const item = read ?? update ?? remove;
    const schema = item && pathSchemaOf(item, pathParameters(item.path).at(-1)?.name);
    // `/groups/1;2` names several items, and `/groups/1` one.
    const { items, type } = contract.resolve(schema);
    return fitsParameter(validate, (type === 'array' ? items : schema) ?? {}, id);
  }

  /** The id of a new item: the likeliest one by which it is read. */
  async function idOf(collection: Collection, { meant, response }: Called, parents: readonly string[]) {
    const shown = idsIn(collection, response.body).filter((id) => fits(collection, id));
    const located = locatedId(response, meant.operation.path);
    const sent = idsSent(collection, meant.body);
    const chosen = isNamedByClient(collection) && !shown.some((id) => sent.includes(id)) ? sent : [];
    const ids = [
      ...chosen,
      ...shown,
      ...(located === undefined ? [] : [located]),
      ...idsSent(collection, meant.body),
    ].filter((each) => fits(collection, each));
    const id = (await readable(collection, parents, ids)) ?? ids[0];
    if (id === undefined) return undefined;
    // A create that shows a name alone, and says in its `Location` where the item is, shows no other id.
    const isNamed = idsIn(collection, response.body, 0, []).length > 0;
    const isShown = !isNamed || shown.includes(id) || chosen.includes(id);
    return {
      id,
      issue: isShown ? {} : { idIssue: `the response shows ${shown[0]}, and the item is at ${id}` },
    };
  }

  /** The first of some ids by which an item is read, without a note of the attempts. */
  async function readable(
    { read, isElsewhere }: Collection,
    parents: readonly string[],
    ids: readonly string[],
  ) {
    if (read === undefined || ids.length < 2) return ids[0];
    for (const id of ids.slice(0, maxIds)) {
      const wish: Wish = { isFull: false, serial, known: items.valuesFor(new Map()) };
      const parameters = createParameters(read, isElsewhere ? [id] : [...parents, id], wish);
      if (typeof parameters === 'string') return undefined;
      const request = writeRequest({ operation: read, parameters, body: undefined });
      const response = await client.send(request).catch(() => undefined);
      if (response !== undefined && response.status < 300) return id;
    }
    return undefined;
  }

  return { call, create, fits };
}
