import type { HandlerContext } from '../../../context.ts';
import { isIdentifier } from '../../../inference/identity/identifier-words.ts';
import { findName, lastSegmentOf, plainName, singularsOf, splitName } from '../../../inference/naming.ts';
import { currentItem } from '../../../inference/people/infer-people.ts';
import { isCurrentId, isLoginName } from '../../../inference/people/people-words.ts';
import type { Resource, Role } from '../../../inference/resource.ts';
import { isObject, plainText } from '../../../json.ts';
import { isReference } from '../../../openapi/reference.ts';
import type { BoundHandler, OperationRequest, Reply } from '../../../operation.ts';
import { withoutSecrets } from '../../echo/fitting-forms.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { nextNumber } from '../ids/sequence.ts';
import { arePeople, firstOf, peopleOf, userOf } from '../people/find-person.ts';
import { personInPath } from '../people/person-in-path.ts';
import { sentToken } from '../people/tokens.ts';
import { type Item, itemsOf, keyOfId, type StoredItem } from '../stored-item.ts';
import type { Given } from '../values/missing-property.ts';
import { itemReply } from './item-response.ts';

/**
 * Lets a handler find the current item, whose id no path has: the user of the request's token, or the first item; where
 * there is none, a generated one, which a write stores.
 */
export function withCurrentItem(crud: CrudContext, role: Role, handle: BoundHandler): BoundHandler {
  if (!('idParameter' in role) || role.idParameter === undefined) return handle;
  const { idParameter, resource } = role;
  if (idParameter !== currentItem) return withCurrentIds(crud, role, idParameter, handle);
  return async (request, context) => {
    const row = await currentRow(crud, resource, request, context);
    if (row !== undefined) return handle(withId(request, currentItem, row.id), context);
    return withNewItem(crud, role, { request, context, idParameter }, handle);
  };
}

/** The same for an id such as `me` in a path, where no item has it. */
function withCurrentIds(
  crud: CrudContext,
  role: Role,
  idParameter: string,
  handle: BoundHandler,
): BoundHandler {
  const { resource } = role;
  return async (request, context) => {
    const id = request.params[idParameter];
    if (!isCurrentId(id) || (await findById(context, resource, [], id)) !== undefined) {
      return handle(request, context);
    }
    const row = await currentRow(crud, resource, request, context);
    if (row !== undefined) return handle(withId(request, idParameter, row.id), context);
    const isNew = role.nestedPath === undefined && role.kind !== 'delete';
    return isNew
      ? withNewItem(crud, role, { request, context, idParameter }, handle)
      : handle(request, context);
  };
}

/** Handles a request for the current item of a resource that has none: a generated one, which a write stores. */
async function withNewItem(
  crud: CrudContext,
  role: Role,
  { request, context, idParameter }: NewCurrentItem,
  handle: BoundHandler,
): Promise<Reply> {
  const generated = await unknownPerson(crud, role.resource, { request, context });
  if (request.operation.method === 'get') {
    return itemReply({ crud, role, input: request, context, parentIds: [] }, generated);
  }
  await storeGenerated(context, role.resource, generated);
  const { id } = generated;
  return handle(withId(request, idParameter, id), context);
}

/** What a current item is made for. */
interface NewCurrentItem {
  readonly request: OperationRequest;
  readonly context: HandlerContext;
  readonly idParameter: string;
}

/**
 * The current item of a resource that has none: a generated one, and of people with the e-mail address or the user name that
 * its token was asked for with.
 */
async function unknownPerson(
  crud: CrudContext,
  resource: Resource,
  { request, context }: Pick<NewCurrentItem, 'request' | 'context'>,
): Promise<Pick<StoredItem, 'id' | 'item'>> {
  const { id, item } = generatedItem(crud, resource);
  const names = arePeople(crud, resource) ? (await sentToken(request, context))?.names : undefined;
  const known = Object.entries(names ?? {}).flatMap(([sent, value]): [string, string][] => {
    const name = findName(Object.keys(item), [sent, ...(value.includes('@') ? ['email'] : [])]);
    return name !== undefined && typeof item[name] === 'string' && name !== resource.id.property
      ? [[name, value]]
      : [];
  });
  return { id, item: { ...item, ...Object.fromEntries(known) } };
}

/** Stores a current item for a resource that has none, generated from the contract. */
export async function storeCurrentItem(
  crud: CrudContext,
  resource: Resource,
  context: HandlerContext,
): Promise<Pick<StoredItem, 'id'>> {
  const generated = generatedItem(crud, resource);
  await storeGenerated(context, resource, generated);
  return generated;
}

/**
 * The person whom `me` shows before there is anybody, where an id is that one's: a client that has read `me` names them by it,
 * as in `PUT /teams/1/members/ann`. A write stores them then.
 * @returns the id as it is stored; undefined for that of anybody else
 */
export async function storeNamedPerson(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  resource: Resource,
  id: string,
): Promise<string | number | undefined> {
  if (resource !== crud.people || (await firstOf(context, resource)) !== undefined) return undefined;
  const generated = generatedItem(crud, resource);
  const isNamed = Object.entries(generated.item).some(
    ([name, value]) =>
      plainText(value) === id && (name === resource.id.property || isIdentifier(name) || isLoginName(name)),
  );
  if (!isNamed) return undefined;
  await storeGenerated(context, resource, generated);
  return generated.id;
}

/** The current item of a resource: of people the user of the request, else the first; absent where there is none. */
export function currentRow(
  crud: CrudContext,
  resource: Resource,
  request: OperationRequest,
  context: HandlerContext,
): Promise<StoredItem | undefined> {
  return arePeople(crud, resource) ? userOf(request, context, resource) : firstOf(context, resource);
}

function withId(request: OperationRequest, parameter: string, id: string | number): OperationRequest {
  return { ...request, params: { ...request.params, [parameter]: id } };
}

/**
 * Who a request is from: the user of its token, else the first; where there is none, the one whom `me` shows, who is not
 * stored: a write of something else makes nobody.
 */
async function requestPerson(
  crud: CrudContext,
  people: Resource,
  request: OperationRequest,
  context: HandlerContext,
): Promise<Pick<StoredItem, 'id' | 'item'>> {
  return (await userOf(request, context, people)) ?? unknownPerson(crud, people, { request, context });
}

function generatedItem(
  crud: CrudContext,
  resource: Resource,
): { readonly id: string | number; readonly item: Item } {
  const { name, responseSchemas, id } = resource;
  const sample = crud.sample(responseSchemas[0] ?? {}, { name, key: `${name} current` });
  const item = isObject(sample) ? sample : {};
  const own = id.property === undefined || id.inner !== undefined ? undefined : item[id.property];
  return { id: typeof own === 'string' || typeof own === 'number' ? own : 1, item };
}

async function storeGenerated(
  context: HandlerContext,
  resource: Resource,
  { id, item }: { readonly id: string | number; readonly item: Item },
): Promise<void> {
  const isNumbered = resource.id.assignedBy === 'server';
  const key = isNumbered ? await nextNumber(context, resource) : keyOfId(resource, [], id);
  await itemsOf(context, resource).insert({ key, id, within: {}, item });
}

/** The user below whom an item is made, else the one whom a request is from, for the properties that say whose it is. */
export async function requestUser({ crud, role, input, context }: CrudRequest): Promise<Pick<Given, 'user'>> {
  if (arePeople(crud, role.resource)) return {};
  const inPath = await personInPath(input, crud.people, context);
  if (inPath !== undefined) return { user: inPath };
  const people = await peopleOf(crud, input, context);
  if (people === undefined) return {};
  const user = await requestPerson(crud, people, input, context);
  const words = wordsFor(people);
  return { user: { id: user.id, item: Object(withoutSecrets(user.item)), words } };
}

/** What people are called, by their collection and by the component that shows one: `customer`, for a `CustomerDto`. */
function wordsFor({ name, responseSchemas: [schema] }: Resource): readonly string[] {
  const component =
    schema !== undefined && isReference(schema) ? (schema.$ref.split(/[/.]/).at(-1) ?? '') : '';
  const [word = ''] = splitName(component);
  return [...singularsOf(lastSegmentOf(name)), ...(word === '' ? [] : [plainName(word)])];
}
