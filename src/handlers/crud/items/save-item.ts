import type { HandlerContext } from '../../../context.ts';
import { SandboxError } from '../../../errors.ts';
import type { CreateRole, Resource, Role } from '../../../inference/resource.ts';
import { responseKey } from '../../../openapi/responses.ts';
import type { CrudContext } from '../crud-context.ts';
import { generateId } from '../ids/generate-id.ts';
import { nextNumber } from '../ids/sequence.ts';
import { findItem, nestedPathsByProperties, requireParents } from './find-item.ts';
import { foreignKeyValue } from './foreign-key.ts';
import { withDefaults } from './request-item.ts';
import { withServerFields } from './server-fields.ts';
import { type Item, itemsOf, keyOfId, type StoredItem } from './stored-item.ts';
import { formatTimestamp, timestampKind } from './timestamp-kind.ts';

/** A role that makes an item, and what it is made of. */
interface CreateInput {
  readonly role: Pick<CreateRole, 'operation' | 'resource' | 'nestedPath' | 'sent' | 'response'>;
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
export async function insertItem(
  context: HandlerContext,
  crud: CrudContext,
  making: CreateInput,
): Promise<StoredItem> {
  const { role, values, sent } = making;
  const { resource, nestedPath } = role;
  const isNumbered = resource.id.assignedBy === 'server' && !resource.isSingleton;
  const number = isNumbered ? await nextNumber(context, resource) : 1;
  const id = making.id ?? idIn(resource, sent) ?? (await generateId(context, crud, resource, values, number));
  if (id === '') throw new SandboxError('invalid', `/${resource.id.property} must not be empty`);
  if ((await findItem(context, resource, undefined, values, id)) !== undefined) throw taken(role, id);
  const declared = withLinks(crud, making, withId(resource, sent, id));
  const whole = role.sent ? withDefaults(crud, role.sent.schema, declared) : declared;
  const item = withServerFields(crud, resource, id, whole, context.clock.now());
  const within = {
    ...nestedPathsByProperties(resource, item),
    ...(nestedPath && { [nestedPath.path]: values }),
  };
  await requireParents(context, crud, resource, within, role.operation);
  const row = { key: isNumbered ? number : keyOfId(resource, values, id), id, within, item };
  requireShowable(crud, role, row);
  await itemsOf(context, resource).insert(row);
  return row;
}

/** The id that a request brings, where it may. */
function idIn({ id }: Resource, sent: Item): string | number | undefined {
  const value = id.property === undefined || !id.clientMaySet ? undefined : sent[id.property];
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function withId({ id: { property }, isSingleton }: Resource, item: Item, id: string | number): Item {
  return property === undefined || isSingleton ? item : { [property]: id, ...item, ...{ [property]: id } };
}

function taken({ operation, resource }: CreateInput['role'], id: string | number): SandboxError {
  const code = responseKey(operation, 409) === undefined ? 'invalid' : 'conflict';
  return new SandboxError(code, `${resource.name} has ${id} already: choose another id`);
}

/**
 * Writes into an item what the path says of it: the `customerId` of `/customers/{customerId}/orders`.
 * @throws SandboxError `invalid` when the item says otherwise.
 */
function withLinks(crud: CrudContext, { role, values }: CreateInput, item: Item): Item {
  const linked = new Map(Object.entries(item));
  for (const [i, { property }] of (role.nestedPath?.parameters ?? []).entries()) {
    const value = values[i];
    if (property === undefined || value === undefined) continue;
    const declared = linked.get(property);
    if (declared !== undefined && String(declared) !== value) {
      throw new SandboxError('invalid', `/${property} is not ${value}, as the path says: leave it out`);
    }
    linked.set(property, foreignKeyValue(crud, role.resource, property, value));
  }
  return Object.fromEntries(linked);
}

/**
 * Sees to it that an item can be read where the answer to its writing does not show it: the form of
 * `POST /pets/{id}` may take any status, and answer nothing, while a pet has one of three.
 * @throws SandboxError `invalid`.
 */
function requireShowable(
  crud: CrudContext,
  { resource, response }: CreateInput['role'],
  row: StoredItem,
): void {
  const issue = response.item === undefined ? crud.issueOf(resource, row) : undefined;
  if (issue === undefined) return;
  throw new SandboxError(
    'invalid',
    `rejected: reading the item would violate its response schema: ${issue}`,
    {
      issues: [issue],
    },
  );
}

/** What an item becomes; the moment of its change is noted unless it was sent. */
export interface ItemChange {
  readonly role: Role;
  readonly item: Item;
  readonly sent: Item;
  /** Whether what the item lacks is filled in, as in a new one. */
  readonly isWhole: boolean;
}

/** Stores an item anew, in the homes that its properties now say. */
export async function saveItem(
  context: HandlerContext,
  crud: CrudContext,
  row: StoredItem,
  { role, item, sent, isWhole }: ItemChange,
): Promise<StoredItem> {
  const { resource, operation } = role;
  const noted = withTime(crud, resource, item, sent, context);
  const next = isWhole ? withServerFields(crud, resource, row.id, noted, context.clock.now()) : noted;
  const fixed = Object.entries(row.within).filter(([path]) => !isFilled(resource, path));
  const within = { ...nestedPathsByProperties(resource, next), ...Object.fromEntries(fixed) };
  await requireParents(context, crud, resource, within, operation);
  const saved = { ...row, item: next, within };
  requireShowable(crud, role, saved);
  await itemsOf(context, resource).replace(saved);
  return saved;
}

/** Whether the properties of an item say whether it stands in a home. */
function isFilled({ nestedPaths }: Resource, path: string): boolean {
  const nestedPath = nestedPaths.find((each) => each.path === path);
  return nestedPath?.parameters.every(({ property }) => property !== undefined) === true;
}

function withTime(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
  item: Item,
  sent: Item,
  { clock }: HandlerContext,
): Item {
  const times = responseSchemas.flatMap((view) =>
    [...mergeSchema(view).properties].flatMap(([name, schema]): [string, unknown][] => {
      const envelope = mergeSchema(schema);
      const isNoted = timestampKind(name, envelope) === 'updated' && !Object.hasOwn(sent, name);
      return isNoted ? [[name, formatTimestamp(clock.now(), name, envelope)]] : [];
    }),
  );
  return { ...item, ...Object.fromEntries(times) };
}
