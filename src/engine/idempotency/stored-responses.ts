import type { HandlerContext } from '../../context.ts';
import { approximateBytes, isObject, scalarNumber } from '../../json.ts';
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
  /** About how many bytes were stored until this one, itself included; earlier versions had no such number. */
  readonly until?: number;
  /** As the handler returned it: the base path of a link is that of the request that it is replayed to. */
  readonly reply: Reply;
}

/** How long a response is stored, how many are, and about how many bytes they take together. */
export const responseRetention = {
  maxAgeMs: 86_400_000,
  maxCount: 10_000,
  maxBytes: 64 * 1024 * 1024,
} as const;

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

/**
 * Stores a response, and removes the oldest ones where there are too many, they take too many bytes or they have expired.
 */
export async function storeResponse(
  context: HandlerContext,
  { key, request, reply }: Pick<StoredResponse, 'key' | 'request' | 'reply'>,
  maxBytes: number = responseRetention.maxBytes,
): Promise<void> {
  const responses = responsesIn(context);
  const former = await storedResponse(context, key);
  if (former !== undefined) await responses.remove(former.number);
  const last = await responses.last();
  const until = (last?.until ?? 0) + approximateBytes(reply);
  await removeOldest(context, responses);
  await removeBefore(responses, until - maxBytes);
  const number = (last?.number ?? 0) + 1;
  await responses.insert({ number, key, request, kept: context.clock.now().toISOString(), until, reply });
}

/** Two at most: each stored response pays for itself and one more, so however many have expired, they dwindle. */
async function removeOldest(context: HandlerContext, responses: Collection<StoredResponse>): Promise<void> {
  for (const oldest of await responses.list({ limit: 2 })) {
    const isTooMany = (await responses.count()) >= responseRetention.maxCount;
    if (isTooMany || isExpired(oldest, context)) await responses.remove(oldest.number);
  }
}

/** How many responses are looked at together: more than are mostly removed. */
const atATime = 16;

/** Removes the responses that were stored before so many bytes were: what is left, with the next, is within the limit. */
async function removeBefore(responses: Collection<StoredResponse>, bytes: number): Promise<void> {
  if (bytes <= 0) return;
  for (;;) {
    const oldest = await responses.list({ limit: atATime });
    const obsolete = oldest.filter(({ until = 0 }) => until <= bytes);
    for (const { number } of obsolete) await responses.remove(number);
    if (obsolete.length < atATime) return;
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
  const { request, kept, reply, until = 0 } = row as Partial<StoredResponse>;
  if (!Number.isFinite(until)) return false;
  return typeof request === 'string' && !Number.isNaN(Date.parse(String(kept))) && isSuccess(reply);
}

function isSuccess(reply: unknown): boolean {
  const status = isObject(reply) ? reply.status : undefined;
  return Number.isInteger(status) && Math.floor(scalarNumber(status) / 100) === 2;
}
