import type { HandlerContext } from '../../context.ts';
import { isObject, scalarNumber } from '../../json.ts';
import type { Reply } from '../../operation.ts';
import type { Collection, CollectionSpec, Row } from '../../storage/store.ts';

/** The response to a request with an Idempotency-Key, stored in the transaction of that request. */
export interface StoredResponse {
  /** Ascending in the order in which responses were stored. */
  readonly number: number;
  readonly key: string;
  /** The fingerprint of the request. */
  readonly request: string;
  /** When it was stored, by the clock of the session. */
  readonly kept: string;
  /** As the handler returned it: the base path of a link is that of the request that it is replayed to. */
  readonly reply: Reply;
}

/** How long a response is stored, and how many are. */
export const responseRetention = { maxAgeMs: 86_400_000, maxCount: 10_000 } as const;

/** The collection of stored responses, oldest first; no path of a contract leads to a name like this one. */
export const storedResponses: CollectionSpec = {
  name: '(idempotency keys)',
  key: (row) => (row as StoredResponse).number,
  indexes: { key: (row) => [(row as StoredResponse).key] },
  validateRow: (row) => (isStoredResponse(row) ? undefined : 'it is not a response that can be replayed'),
  isInternal: true,
};

/** The response stored for a key; `undefined` when there is none, or it has expired. */
export async function findStoredResponse(
  context: HandlerContext,
  key: string,
): Promise<StoredResponse | undefined> {
  const found = await storedResponse(context, key);
  return found === undefined || isExpired(found, context) ? undefined : found;
}

/** Stores a response, and removes the oldest ones where there are too many or they have expired. */
export async function storeResponse(
  context: HandlerContext,
  { key, request, reply }: Pick<StoredResponse, 'key' | 'request' | 'reply'>,
): Promise<void> {
  const responses = responsesIn(context);
  const former = await storedResponse(context, key);
  if (former !== undefined) await responses.remove(former.number);
  await removeOldest(context, responses);
  const last = await responses.last();
  const number = (last?.number ?? 0) + 1;
  await responses.insert({ number, key, request, kept: context.clock.now().toISOString(), reply });
}

/** Two at most: each stored response pays for itself and one more, so however many have expired, they dwindle. */
async function removeOldest(context: HandlerContext, responses: Collection<StoredResponse>): Promise<void> {
  for (const oldest of await responses.list({ limit: 2 })) {
    const isTooMany = (await responses.count()) >= responseRetention.maxCount;
    if (isTooMany || isExpired(oldest, context)) await responses.remove(oldest.number);
  }
}

function responsesIn(context: HandlerContext): Collection<StoredResponse> {
  return context.store.collection<StoredResponse>(storedResponses.name);
}

async function storedResponse(context: HandlerContext, key: string): Promise<StoredResponse | undefined> {
  const [found] = await responsesIn(context).list({ where: { index: 'key', key }, limit: 1 });
  return found;
}

function isExpired({ kept }: StoredResponse, { clock }: HandlerContext): boolean {
  return Date.parse(kept) + responseRetention.maxAgeMs <= clock.now().getTime();
}

/** A data file may have been edited: what would fail on replay is reported at start. */
function isStoredResponse(row: Row): row is StoredResponse {
  const { request, kept, reply } = row as Partial<StoredResponse>;
  return typeof request === 'string' && !Number.isNaN(Date.parse(String(kept))) && isSuccess(reply);
}

function isSuccess(reply: unknown): boolean {
  const status = isObject(reply) ? reply.status : undefined;
  return Number.isInteger(status) && Math.floor(scalarNumber(status) / 100) === 2;
}
