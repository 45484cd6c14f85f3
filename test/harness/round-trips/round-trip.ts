import type { Collection } from './collections.ts';
import { type Contract, entriesOf, isNode, listOf, type Node } from './contract.ts';
import { foundByValues } from './found-by-values.ts';
import { idsIn } from './item-ids.ts';
import { singular, wordsOf } from './nouns.ts';
import type { Operation } from './operations.ts';
import { listSchemaOf, responseSchema } from './responses.ts';
import { isRowOf, rowsOf, unwrapped } from './rows.ts';
import { isOpaque, viewOf } from './schema-view.ts';
import type { ShownCheck } from './shown.ts';
import type { Called, CallOptions, Item, Visit } from './visit.ts';

export type StepName =
  | 'create'
  | 'id'
  | 'read'
  | 'list'
  | 'update'
  | 'read again'
  | 'delete'
  | 'gone'
  | 'create again';

export interface StepFailure {
  readonly step: StepName;
  readonly reason: string;
}

export interface RoundTrip {
  readonly collection: string;
  readonly steps: readonly StepName[];
  readonly failures: readonly StepFailure[];
  /** Whether it could not be run, for its parents are made in a way that the paths do not show. */
  readonly isOutOfReach: boolean;
}

export interface RoundTripParts {
  readonly contract: Contract;
  readonly visit: Visit;
  readonly shown: ShownCheck;
}

/** Creates an item, reads, lists, updates and deletes it, as far as the contract offers that. */
export async function roundTrip(parts: RoundTripParts, collection: Collection): Promise<RoundTrip> {
  const { visit, shown, contract } = parts;
  const steps: StepName[] = [];
  const failures: StepFailure[] = [];
  const run = async (step: StepName, work: () => Promise<readonly string[]>) => {
    steps.push(step);
    failures.push(...(await work()).map((reason) => ({ step, reason })));
  };
  let isOutOfReach = false;
  const finish = (): RoundTrip => ({ collection: collection.path, steps, failures, isOutOfReach });

  const made = await visit.create(collection, true);
  // No valid request: the contract contradicts itself, or what it wants is beyond this judge. A request without a response
  // is an incident of its own.
  isOutOfReach =
    made === undefined || (isCalled(made) && made.isBelowUnknown && made.response.status === 404);
  if (isOutOfReach) return finish();
  const item = await created(parts, collection, made, run);
  if (item === undefined) return finish();
  await run('id', async () => (item.idIssue === undefined ? [] : [item.idIssue]));
  const { read, list, update, remove } = collection;
  if (read) await run('read', () => reads(parts, item, read, item.sent));
  if (list) await run('list', () => lists(parts, item, list, item.sent));
  if (update) {
    const changed = await updated(parts, item, update, run);
    if (changed !== undefined && read) await run('read again', () => reads(parts, item, read, changed));
    else if (changed !== undefined && list) await run('read again', () => lists(parts, item, list, changed));
  }
  await run('create again', async () => {
    // Where the required properties alone are no valid request, all of them may be.
    const second = (await visit.create(collection, false)) ?? (await visit.create(collection, true));
    if (second === undefined) return ['no valid request was found'];
    if (isCalled(second)) return second.response.status >= 400 ? [statusOf(second)] : [];
    const id = second.path.at(-1) ?? '';
    const isChosen =
      collection.create.method === 'PUT' ||
      [...entriesOf(second.sent).map(([, value]) => value), ...listOf(second.sent)].map(String).includes(id);
    return second.path.join() === item.path.join() && !isChosen ? [`two items have the id ${id}`] : [];
  });
  if (remove) await removed({ contract, visit, shown }, item, remove, run);
  return finish();
}

type Run = (step: StepName, work: () => Promise<readonly string[]>) => Promise<void>;

function isCalled(made: Item | Called | undefined): made is Called {
  return made !== undefined && !('path' in made);
}

async function created(
  { visit, shown, contract }: RoundTripParts,
  collection: Collection,
  made: Item | Called | undefined,
  run: Run,
) {
  let item: Item | undefined;
  await run('create', async () => {
    if (made === undefined) return [];
    if (isCalled(made)) return made.response.status >= 400 ? [statusOf(made)] : [];
    item = made;
    return differencesIn({ visit, shown, contract }, collection.create, made.response, made.sent);
  });
  if (!isCalled(made) || made.response.status >= 400) return item;
  const found = await foundByValues(visit, collection, made);
  if (found === undefined) await run('id', async () => ['neither the response nor the list shows an id']);
  return found;
}

function differencesIn(
  { shown, contract }: RoundTripParts,
  operation: Operation,
  response: Called['response'],
  sent: unknown,
) {
  const schema = responseSchema(contract, operation, response.status);
  if (response.body === undefined || schema === undefined || !isNode(response.body)) return [];
  return shown.differences(
    unwrapped(sent, response.body),
    shown.itemIn(response.body, schema, unwrapped(sent, response.body)),
  );
}

async function reads(
  parts: RoundTripParts,
  item: Item,
  read: Operation,
  sent: unknown,
): Promise<readonly string[]> {
  const called = await parts.visit.call(read, { isFull: false, path: item.path });
  if (called === undefined) return ['there was no response'];
  if (called.response.status >= 300) return [statusOf(called)];
  return differencesIn(parts, read, called.response, sent);
}

async function lists(
  parts: RoundTripParts,
  item: Item,
  list: Operation,
  sent: unknown,
): Promise<readonly string[]> {
  const called = await parts.visit.call(list, {
    isFull: false,
    path: item.collection.isElsewhere ? item.parents : item.path.slice(0, -1),
    given: givenBy(item, sent),
  });
  if (called === undefined) return ['there was no response'];
  if (called.response.status >= 300) return [statusOf(called)];
  const id = item.path.at(-1) ?? '';
  const rows = rowsOf(called.response.body);
  const ids = rows.map((row) => ({ row, ids: idsIn(item.collection, row) }));
  const byId = ids.find((each) => each.ids[0] === id) ?? ids.find((each) => each.ids.includes(id));
  const row = byId?.row ?? rows.find((each) => showsId(each, id)) ?? rows.find((each) => isRowOf(each, sent));
  const schema = listSchemaOf(parts.contract, list) ?? {};
  if (row === undefined && !isRecognisable(parts.contract, schema, item)) return [];
  if (row === undefined) return [`the list does not show ${id}: ${called.response.text.slice(0, 200)}`];
  const own = unwrapped(sent, row);
  return parts.shown.differences(own, parts.shown.itemIn(row, schema, own));
}

/** Whether a row has the id under any name, as the `ip` of a floating IP; one of a few letters may be anything. */
function showsId(row: object, id: string): boolean {
  return id.length > 5 && Object.values(row).some((value) => String(value) === id);
}

/** Whether the rows of a list have an id, or anything that was sent: else nobody can say which of them is the item. */
function isRecognisable(contract: Contract, row: unknown, { path, sent }: Item): boolean {
  if (isOpaque(contract, row)) return true;
  const { properties, alternatives } = viewOf(contract, row);
  const names = [...properties.keys()];
  const hasSent = entriesOf(sent).some(([name]) => properties.has(name));
  return alternatives.length > 0 || hasSent || (path.at(-1) !== '' && names.some(mayBeId));
}

function mayBeId(name: string): boolean {
  return /^_?(id|uuid|guid|key|slug|code|name)$|id$/i.test(name);
}

/** Required filters of a list are those of the item, as it was sent last. */
function givenBy(item: Item, sent: unknown): ReadonlyMap<string, unknown> {
  const own = [...entriesOf(item.response.body), ...entriesOf(item.sent), ...entriesOf(sent)].filter(
    ([, value]) => typeof value !== 'object',
  );
  // `?projectId=` filters by the `project` that was sent.
  return new Map([...own.map(([name, value]) => [`${name}Id`, value] as const), ...own]);
}

async function updated(parts: RoundTripParts, item: Item, update: Operation, run: Run): Promise<unknown> {
  let sent: unknown;
  await run('update', async () => {
    const id = item.path.at(-1) ?? '';
    const bodies = [item.sent, unwrapped(item.sent, undefined), item.response.body];
    const own = bodies.flatMap(entriesOf).filter(([, value]) => String(value) === id);
    const given = new Map<string, unknown>([
      ...own,
      ['id', id],
      ['_id', id],
      ['uuid', id],
      // A body that repeats the id has that of the path: `sparePartId` of `PUT /SpareParts/{id}`.
      ...ownIdNames(item.collection).map((name) => [name, id] as const),
      [item.collection.parameter, id],
    ]);
    const options: CallOptions = { isFull: true, path: item.path, given };
    const called = await parts.visit.call(update, options);
    if (called === undefined) return ['no valid request was found, or there was no response'];
    if (called.response.status >= 300) return [statusOf(called)];
    sent = called.meant.body;
    return differencesIn(parts, update, called.response, sent);
  });
  return sent;
}

/** The names by which a body repeats the id of an item of `/SpareParts`: `sparePartId`, `partId`. */
function ownIdNames({ path, noun }: Collection): readonly string[] {
  const last = path.split('/').findLast((step) => step !== '' && !step.startsWith('{')) ?? noun;
  const words = wordsOf(last);
  const lastWord = singular(words.at(-1) ?? noun);
  return [`${[...words.slice(0, -1), lastWord].join('_')}_id`, `${lastWord}_id`];
}

async function removed(parts: RoundTripParts, item: Item, remove: Operation, run: Run): Promise<void> {
  const { read, list } = item.collection;
  let isRemoved = false;
  await run('delete', async () => {
    const called = await parts.visit.call(remove, { isFull: false, path: item.path });
    if (called === undefined) return ['no valid request was found, or there was no response'];
    isRemoved = called.response.status < 300;
    return isRemoved ? [] : [statusOf(called)];
  });
  if (!isRemoved) return;
  if (read) await run('gone', () => gone(parts, item, read));
  else if (list) {
    await run('gone', async () => {
      const path = item.collection.isElsewhere ? item.parents : item.path.slice(0, -1);
      const called = await parts.visit.call(list, { isFull: false, path, given: givenBy(item, item.sent) });
      // Another item may refer to it, by a number that is its own too.
      const rows = rowsOf(called?.response.body).filter((row) => !hasDeletionMark(row));
      const isThere = rows.some((row) => idsIn(item.collection, row)[0] === item.path.at(-1));
      return isThere ? ['the list still shows it'] : [];
    });
  }
}

/** What a service says of an item that it keeps after its deletion. */
const deletionMark =
  /"\w*(delet|archiv|cancel|inactive|removed|voided|terminat|deactivat|revok|disabled|closed)\w*"/i;

function hasDeletionMark(row: Node): boolean {
  return Object.values(row).some((value) => typeof value === 'string' && deletionMark.test(`"${value}"`));
}

async function gone({ visit }: RoundTripParts, item: Item, read: Operation): Promise<readonly string[]> {
  const called = await visit.call(read, { isFull: false, path: [...item.path], isGone: true });
  if (called === undefined) return ['there was no response'];
  const { status, text } = called.response;
  const isMarked = status === 200 && deletionMark.test(text);
  return status === 404 || status === 410 || isMarked
    ? []
    : [`it is deleted and reads as ${statusOf(called)}`];
}

function statusOf({ response: { status, text } }: Called): string {
  return `${status} ${text.slice(0, 240)}`;
}
