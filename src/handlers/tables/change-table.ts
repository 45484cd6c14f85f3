import { SandboxError } from '../../errors.ts';
import type { Resource } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Session } from '../../session/session.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import { scopeIds } from '../crud/stored-item.ts';
import { InvalidItemError } from '../custom/invalid-item.ts';
import type { ItemCollection, ItemId, ItemStore } from '../custom/item-collection.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Changes the rows of a table, each in a transaction, with the checks that a custom handler's changes pass. */
export interface ChangeTable {
  /** @throws SandboxError `invalid` with every issue, `conflict` for a taken id, `not-found` for a missing parent. */
  add(session: Session, item: Fields, under?: readonly string[]): Promise<Fields>;
  /** Changes some properties. @throws SandboxError `invalid` with every issue. */
  update(session: Session, row: StoredItem, changes: Fields): Promise<Fields>;
  /** Stores an item in place of another one: what is left out is removed. @throws SandboxError `invalid` with every issue. */
  replace(session: Session, row: StoredItem, item: Fields): Promise<Fields>;
  /** Removes an item and what is nested under it. */
  remove(session: Session, row: StoredItem): Promise<void>;
}

/**
 * Prepares changes of a collection.
 * @param operation any one of the contract: no request is sent, and what is stored is as if one had been
 */
export function createChangeTable(
  itemStore: ItemStore,
  resource: Resource | undefined,
  operation: Operation,
): ChangeTable {
  const request = { operation, params: {}, query: {}, headers: {}, body: undefined };

  async function change<T>(
    { store, runtime }: Session,
    run: (items: ItemCollection) => Promise<T>,
  ): Promise<T> {
    try {
      return await store.write((rows) => run(itemStore({ ...runtime.begin(), store: rows }, request)));
    } catch (error) {
      throw error instanceof InvalidItemError ? toInvalid(error) : error;
    }
  }

  const idOf = (row: StoredItem): ItemId =>
    resource === undefined ? row.key : [...scopeIds(resource, row.within), row.id];
  return {
    add: (session, item, under) => change(session, (items) => items.insert({ ...item }, under)),
    update: (session, row, changes) => change(session, (items) => items.update(idOf(row), { ...changes })),
    replace: (session, row, item) => change(session, (items) => items.replace(idOf(row), { ...item })),
    remove: (session, row) => change(session, async (items) => void (await items.remove(idOf(row)))),
  };
}

function toInvalid({ issues }: InvalidItemError): SandboxError {
  return new SandboxError('invalid', issues.join('; '), { issues });
}
