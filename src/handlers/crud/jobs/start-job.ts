import type { HandlerContext } from '../../../context.ts';
import { lastSegmentOf, plainName, singularsOf } from '../../../inference/naming.ts';
import type { CreateRole, JobStart, Role } from '../../../inference/resource.ts';
import type { JobStates } from '../../../inference/writes/job-states.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIdsOf, type RequireShowableRow, type WriteRequest } from '../crud-request.ts';
import { sentId } from '../ids/item-id.ts';
import { itemReply, locationHeader } from '../items/item-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';
import { withServerFields } from '../items/server-fields.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { nothingDone } from './job-progress.ts';

/** An operation that starts a job, and what it does beside that. */
export interface StartedOperation {
  readonly crud: CrudContext;
  readonly role: Role;
  readonly job: JobStart;
  readonly states: JobStates | undefined;
  readonly requireShowable: RequireShowableRow;
  /** Does what the job is for, at once; absent where the operation is about nothing but the job. */
  readonly effect?: BoundHandler;
}

/** The role that stores the job of an operation, as a create of its own would. */
export function jobRole({ operation }: Role, job: JobStart): CreateRole {
  const { resource, response, nestedPath, readPath } = job;
  return {
    kind: 'create',
    operation,
    resource,
    response,
    collectionPath: nestedPath?.path ?? '',
    parentParameters: nestedPath?.parameters.map(({ name }) => name) ?? [],
    readPath,
    ...(nestedPath && { nestedPath }),
  };
}

/** The handler of an operation that starts a job: what it is for is there at once, and the response is the job. */
export function startJob(started: StartedOperation): BoundHandler {
  const { crud, job, requireShowable, effect } = started;
  const role = jobRole(started.role, job);
  return async (input, context) => {
    if (effect !== undefined) await effect(input, context);
    const parentIds = parentIdsOf(role, input);
    const request = { crud, role, input, context, parentIds, requireShowable };
    const known = await knownOfJob(started, input, context);
    const row = await insertItem(request, { sent: withShown(started, known, context) });
    const shown = job.idName === undefined ? row.item : { ...row.item, [job.idName]: row.id };
    return itemReply(request, { id: row.id, item: shown }, linksTo(request, row));
  };
}

/**
 * A new job with what the response shows of it under a schema of its own, so that later reads show the same. Its state is
 * that of the schema by which it is read.
 */
function withShown({ crud, job, states }: StartedOperation, known: Item, { clock }: HandlerContext): Item {
  const { resource, response, idName } = job;
  if (idName === undefined || response.item === undefined) return known;
  const shown = { ...resource, responseSchemas: [response.item], examples: [] };
  const filled = withServerFields(crud, shown, { id: '', item: known }, { now: clock.now() });
  const own = [idName, resource.id.property, states?.property];
  const others = Object.entries(filled).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(others), ...known };
}

/** The links to a job: `Location`, and whatever else the contract calls it. */
function linksTo(request: WriteRequest<CreateRole>, row: StoredItem): Readonly<Record<string, string>> {
  const { Location } = locationHeader(request, row);
  if (Location === undefined) return {};
  const others = request.role.response.headers.filter(
    (name) => /-location$|^azure-asyncoperation$/i.test(name) && !/^content-location$/i.test(name),
  );
  return { Location, ...Object.fromEntries(others.map((name) => [name, Location])) };
}

/** What a job shows of the request: properties of the body, path parameters, and the id of what it makes. */
async function knownOfJob(
  { crud, role, job, states, effect }: StartedOperation,
  input: OperationRequest,
  context: HandlerContext,
): Promise<Item> {
  const body = isObject(input.body) ? input.body : {};
  const made = effect === undefined ? [] : await idOfMade(crud, role, input, context);
  const known = [...Object.entries(body), ...Object.entries(input.params), ...made];
  const byName = new Map(known.map(([name, value]) => [plainName(name), value]));
  const own = [job.resource.id.property, states?.property, ...(states?.flags ?? [])];
  const entries = [...propertiesOf(crud, job.resource)].flatMap(([name, merged]): [string, unknown][] => {
    const value = own.includes(name) ? undefined : (byName.get(plainName(name)) ?? nothingDone(name));
    return value !== undefined && fitsProperty(merged, value) && showsId(role, merged, value)
      ? [[name, value]]
      : [];
  });
  // What nothing lists begins as pending; the states of a list begin by the rules for all items.
  const isFree = states?.certainty === 'free' && states.property !== undefined;
  return { ...Object.fromEntries(entries), ...(isFree && { [states.property]: states.waiting[0] }) };
}

/** Whether a property may be an item that was made: it has the id of one, or anything. */
function showsId({ resource }: Role, { properties }: MergedSchema, value: unknown): boolean {
  return !isObject(value) || properties.size === 0 || properties.has(resource.id.property ?? 'id');
}

/**
 * The id of the item that an operation has made, by the names that a reference to it may have: `index_uid`, `indexId`, or
 * that of its parameter; and the item itself, as the `result` of the job.
 */
async function idOfMade(
  crud: CrudContext,
  role: Role,
  input: OperationRequest,
  context: HandlerContext,
): Promise<readonly (readonly [string, unknown])[]> {
  const { resource } = role;
  if (role.kind !== 'create') return [];
  const last = await itemsOf(context, resource).last();
  const id = sentId(resource, itemInBody(crud, role, input.body)) ?? last?.id;
  const words = singularsOf(lastSegmentOf(resource.name));
  const names = words.flatMap((word) => ['id', 'uid', 'uuid', 'name'].map((end) => `${word}${end}`));
  const parameter = role.readPath?.match(/\{([^{}]+)\}$/)?.[1];
  const ids = [...names, ...(parameter === undefined ? [] : [parameter])].map((name) => [name, id] as const);
  const results = last === undefined || last.id !== id ? [] : ['result', 'output', ...words];
  return [...ids, ...results.map((name) => [name, last?.item] as const)];
}
