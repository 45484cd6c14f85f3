import { SandboxError } from '../../errors.ts';
import type { CreateRole, Resource, Role } from '../../inference/resource.ts';
import { pointerToken } from '../../openapi/reference.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { prefixIssue } from '../../state/issue-list.ts';
import { InvalidItemError } from '../custom/invalid-item.ts';
import type { ItemCollection, ItemId, ItemStore } from '../custom/item-collection.ts';
import { itemFilter } from '../custom/item-filter.ts';
import type { CrudContext } from './crud-context.ts';
import type { WriteRequest } from './crud-request.ts';
import { findById, nestedPathsByProperties } from './find-item.ts';
import { idInItem, toItemId } from './ids/item-id.ts';
import { createPropertyIssues } from './import/property-issues.ts';
import { cascadeDelete } from './items/cascade-delete.ts';
import { createRolesOf } from './items/create-roles.ts';
import { hiddenProperties, requireSameId, shownItem } from './items/direct-change.ts';
import { insertItem, saveItem } from './items/save-item.ts';
import { currentSingleton } from './items/singleton.ts';
import type { RequireShowable } from './projection/showable.ts';
import { type Item, itemsOf, type StoredItem, singletonId } from './stored-item.ts';

export interface ItemStoreOptions {
  readonly crud: CrudContext;
  readonly resource: Resource;
  /** What all operations of the contract do. */
  readonly roles: Iterable<Role>;
  readonly requireShowable: RequireShowable;
  readonly validators: Validators;
}

/**
 * The items of an inferred collection, for custom handlers: they are stored as if a client had created or changed them.
 * @returns `undefined` for a collection that no operation works on
 */
export function createItemStore(options: ItemStoreOptions): ItemStore | undefined {
  const role = storingRole(options);
  if (role === undefined) return undefined;
  const { crud, resource, requireShowable, validators } = options;
  const { ofStoredProperty } = createPropertyIssues({ crud, validators, resource });

  /** @throws InvalidItemError for a value that no request and no response may have: it could not be shown. */
  function requireValid(values: Item): void {
    const issues = Object.keys(values).flatMap((name) =>
      ofStoredProperty(values, name).map((issue) => prefixIssue(`/${pointerToken(name)}`, issue)),
    );
    if (issues.length > 0) throw new InvalidItemError(resource.name, issues);
  }

  return (context, input) =>
    createItems(requireValid, {
      crud,
      role,
      context,
      // Whose request it is decides who made an item; the rest of it is not about this collection.
      input: { ...input, operation: role.operation, params: {}, query: {}, body: undefined },
      parentIds: [],
      requireShowable: (row) => requireShowable(role, row),
    });
}

function createItems(requireValid: (values: Item) => void, request: WriteRequest): ItemCollection {
  const { crud, context } = request;
  const { resource } = request.role;

  const shown = (row: StoredItem) => shownItem(crud, resource, row);

  function find(id: ItemId): Promise<StoredItem | undefined> {
    const ids = [id].flat();
    return findById(context, resource, ids.slice(0, -1).map(String), ids.at(-1));
  }

  async function insert(item: Item, under: readonly (string | number)[] = []): Promise<Item> {
    requireValid(item);
    const id = resource.isSingleton ? singletonId : toItemId(idInItem(resource.id, item));
    const nested = requestUnder(request, item, under.map(String));
    return shown(await insertItem(nested, { sent: item, ...(id !== undefined && { id }) }));
  }

  /** @param after makes the whole item from the one before, which a singleton has even where none is stored */
  async function change(
    id: ItemId,
    sent: Item,
    after: (before: Item) => Item,
  ): Promise<Record<string, unknown>> {
    const row = await find(id);
    requireValid(sent);
    if (row !== undefined) {
      requireSameId(resource, row, sent);
      return shown(await saveItem(request, row, { item: after(row.item), sent, isWhole: false }));
    }
    if (!resource.isSingleton) {
      throw new SandboxError('not-found', `${resource.name} has no ${[id].flat().join('/')}`);
    }
    return { ...(await insert(after((await currentSingleton(request)).item))) };
  }

  return {
    get: async (id) => {
      const found = await find(id);
      if (found !== undefined) return shown(found);
      return resource.isSingleton && id === singletonId
        ? { ...(await currentSingleton(request)).item }
        : undefined;
    },
    list: async (filter) => (await itemsOf(context, resource).list()).map(shown).filter(itemFilter(filter)),
    insert: async (item, under) => ({ ...(await insert(item, under)) }),
    update: (id, changes) => change(id, changes, (before) => ({ ...before, ...changes })),
    replace: (id, item) =>
      change(id, item, (before) => ({ ...item, ...hiddenProperties(crud, resource, before) })),
    async remove(id) {
      const row = await find(id);
      if (row !== undefined) await cascadeDelete(context, crud, resource, row);
      return row !== undefined;
    },
  };
}

/** A request that creates an item under parents: those that are named, else those that its properties refer to. */
function requestUnder(request: WriteRequest, item: Item, under: readonly string[]): WriteRequest {
  const { resource } = request.role;
  const named = nestedPathsByProperties(resource, item);
  for (const nestedPath of resource.nestedPaths) {
    const own = Object.hasOwn(named, nestedPath.path) ? named[nestedPath.path] : undefined;
    const parentIds = under.length > 0 ? under : own;
    if (parentIds?.length === nestedPath.parameters.length) {
      return { ...request, role: { ...request.role, nestedPath }, parentIds };
    }
  }
  return request;
}

/** The operation in whose way items are stored: one that creates them, else any that works on them. */
function storingRole({ roles, resource }: ItemStoreOptions): CreateRole | undefined {
  const all = [...roles];
  const [creates] = createRolesOf(all, resource);
  const role = creates ?? all.find((each) => each.resource === resource);
  if (role === undefined) return undefined;
  const { operation, collectionPath, response } = role;
  return {
    kind: 'create',
    operation,
    resource,
    collectionPath,
    response,
    parentParameters: [],
    ...(creates?.sent && { sent: creates.sent }),
  };
}
