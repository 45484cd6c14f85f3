import type { World } from '../../../context.ts';
import { SandboxError } from '../../../errors.ts';
import type { CreateRole, Resource, Role } from '../../../inference/resource.ts';
import { declaredStatus } from '../../../openapi/response-lookup.ts';
import type { Served } from '../crud-context.ts';
import { newId } from '../ids/generate-id.ts';
import { nextNumber } from '../ids/sequence.ts';
import { findItem, homesByProperties, requireNamedParents } from './find-item.ts';
import { linkValue } from './foreign-key.ts';
import { withDefaults } from './request-item.ts';
import { filledItem } from './server-fields.ts';
import { type Item, itemsOf, keyOfId, type StoredItem } from './stored-item.ts';
import { momentOf, timeAs } from './timestamp.ts';

/** A role that makes an item, and what it is made of. */
interface Making {
  readonly role: Pick<CreateRole, 'operation' | 'resource' | 'home' | 'sent' | 'answer'>;
  /** The values of the home's parameters. */
  readonly values: readonly string[];
  readonly sent: Item;
  /** The id that the path gives. */
  readonly id?: string | number;
}

/**
 * Stores a new item: what was sent, the defaults of what was not, and what the server sets.
 * @throws SandboxError when the id is taken, or when it could be in no path.
 */
export async function insertItem(world: World, served: Served, making: Making): Promise<StoredItem> {
  const { role, values, sent } = making;
  const { resource, home } = role;
  const isNumbered = resource.id.giver === 'server' && !resource.isSingleton;
  const number = isNumbered ? await nextNumber(world, resource) : 1;
  const id = making.id ?? idIn(resource, sent) ?? (await newId(world, served, resource, values, number));
  if (id === '') throw new SandboxError('invalid', `/${resource.id.property} must not be empty`);
  if ((await findItem(world, resource, undefined, values, id)) !== undefined) throw taken(role, id);
  const told = withLinks(served, making, withId(resource, sent, id));
  const whole = role.sent ? withDefaults(served, role.sent.schema, told) : told;
  const item = filledItem(served, resource, id, whole, world.clock.now());
  const within = { ...homesByProperties(resource, item), ...(home && { [home.path]: values }) };
  await requireNamedParents(world, served, resource, within, role.operation);
  const row = { key: isNumbered ? number : keyOfId(resource, values, id), id, within, item };
  requireShowable(served, role, row);
  await itemsOf(world, resource).insert(row);
  return row;
}

/** The id that a request brings, where it may. */
function idIn({ id }: Resource, sent: Item): string | number | undefined {
  const value = id.property === undefined || !id.isAccepted ? undefined : sent[id.property];
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function withId({ id: { property }, isSingleton }: Resource, item: Item, id: string | number): Item {
  return property === undefined || isSingleton ? item : { [property]: id, ...item, ...{ [property]: id } };
}

function taken({ operation, resource }: Making['role'], id: string | number): SandboxError {
  const code = declaredStatus(operation, 409) === undefined ? 'invalid' : 'conflict';
  return new SandboxError(code, `${resource.name} has ${id} already: choose another id`);
}

/**
 * Writes into an item what the path says of it: the `customerId` of `/customers/{customerId}/orders`.
 * @throws SandboxError `invalid` when the item says otherwise.
 */
function withLinks(served: Served, { role, values }: Making, item: Item): Item {
  const linked = new Map(Object.entries(item));
  for (const [i, { property }] of (role.home?.parameters ?? []).entries()) {
    const value = values[i];
    if (property === undefined || value === undefined) continue;
    const told = linked.get(property);
    if (told !== undefined && String(told) !== value) {
      throw new SandboxError('invalid', `/${property} is not ${value}, as the path says: leave it out`);
    }
    linked.set(property, linkValue(served, role.resource, property, value));
  }
  return Object.fromEntries(linked);
}

/**
 * Sees to it that an item can be read where the answer to its writing does not show it: the form of
 * `POST /pets/{id}` may take any status, and answer nothing, while a pet has one of three.
 * @throws SandboxError `invalid`.
 */
function requireShowable(served: Served, { resource, answer }: Making['role'], row: StoredItem): void {
  const fault = answer.item === undefined ? served.faultOf(resource, row) : undefined;
  if (fault === undefined) return;
  throw new SandboxError('invalid', `what could not be read back is not stored: ${fault}`, {
    faults: [fault],
  });
}

/** What an item becomes; the moment of its change is noted unless it was sent. */
export interface Change {
  readonly role: Role;
  readonly item: Item;
  readonly sent: Item;
  /** Whether what the item lacks is filled in, as in a new one. */
  readonly isWhole: boolean;
}

/** Stores an item anew, in the homes that its properties now say. */
export async function saveItem(
  world: World,
  served: Served,
  row: StoredItem,
  { role, item, sent, isWhole }: Change,
): Promise<StoredItem> {
  const { resource, operation } = role;
  const noted = withTime(served, resource, item, sent, world);
  const next = isWhole ? filledItem(served, resource, row.id, noted, world.clock.now()) : noted;
  const fixed = Object.entries(row.within).filter(([path]) => !isTold(resource, path));
  const within = { ...homesByProperties(resource, next), ...Object.fromEntries(fixed) };
  await requireNamedParents(world, served, resource, within, operation);
  const saved = { ...row, item: next, within };
  requireShowable(served, role, saved);
  await itemsOf(world, resource).replace(saved);
  return saved;
}

/** Whether the properties of an item say whether it stands in a home. */
function isTold({ homes }: Resource, path: string): boolean {
  const home = homes.find((each) => each.path === path);
  return home?.parameters.every(({ property }) => property !== undefined) === true;
}

function withTime({ shapeOf }: Served, { views }: Resource, item: Item, sent: Item, { clock }: World): Item {
  const times = views.flatMap((view) =>
    [...shapeOf(view).properties].flatMap(([name, schema]): [string, unknown][] => {
      const shape = shapeOf(schema);
      const isNoted = momentOf(name, shape) === 'updated' && !Object.hasOwn(sent, name);
      return isNoted ? [[name, timeAs(clock.now(), name, shape)]] : [];
    }),
  );
  return { ...item, ...Object.fromEntries(times) };
}
