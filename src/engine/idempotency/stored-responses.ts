import type { HandlerContext } from '../../context.ts';
import type { Reply } from '../../operation.ts';
import type { Collection, CollectionSpec, Row } from '../../storage/store.ts';

/** What was answered to a request with an Idempotency-Key, kept in the change set of what the request did. */
export interface StoredResponse {
  /** The later it was kept, the higher. */
  readonly number: number;
  readonly key: string;
  /** The fingerprint of the request. */
  readonly request: string;
  /** When, by the clock of the session. */
  readonly kept: string;
  /** As the operation gave it: what stands before the path of a link is that of whoever asks. */
  readonly reply: Reply;
}

/** How long an answer is kept, in milliseconds, and how many are. */
export const responseRetention = { time: 86_400_000, most: 10_000 } as const;

/** Where the answers are kept, in the order in which they were; no path of a contract makes a name like this one. */
export const storedResponses: CollectionSpec = {
  name: '(idempotency keys)',
  key: (row) => (row as StoredResponse).number,
  indexes: { key: (row) => [(row as StoredResponse).key] },
  issueOf: (row) => (isStoredResponse(row) ? undefined : 'it is no answer that could have been kept'),
  isInternal: true,
};

/** The answer kept for a key; absent too when its time is over. */
export async function findStoredResponse(
  context: HandlerContext,
  key: string,
): Promise<StoredResponse | undefined> {
  const found = await storedResponse(context, key);
  return found === undefined || isOver(found, context) ? undefined : found;
}

/** Keeps an answer, and lets go of the oldest when there are too many or their time is over. */
export async function storeResponse(
  context: HandlerContext,
  { key, request, reply }: Pick<StoredResponse, 'key' | 'request' | 'reply'>,
): Promise<void> {
  const responses = responsesIn(context);
  const former = await storedResponse(context, key);
  if (former !== undefined) await responses.remove(former.number);
  await dropOldest(context, responses);
  const last = await responses.last();
  const number = (last?.number ?? 0) + 1;
  await responses.insert({ number, key, request, kept: context.clock.now().toISOString(), reply });
}

/** Two at most: each answer that is kept pays for itself and one more, so however many are over, they dwindle. */
async function dropOldest(context: HandlerContext, responses: Collection<StoredResponse>): Promise<void> {
  for (const oldest of await responses.list({ limit: 2 })) {
    const isTooMany = (await responses.count()) >= responseRetention.most;
    if (isTooMany || isOver(oldest, context)) await responses.remove(oldest.number);
  }
}

function responsesIn(context: HandlerContext): Collection<StoredResponse> {
  return context.store.collection<StoredResponse>(storedResponses.name);
}

async function storedResponse(context: HandlerContext, key: string): Promise<StoredResponse | undefined> {
  const [found] = await responsesIn(context).list({ where: { index: 'key', key }, limit: 1 });
  return found;
}

function isOver({ kept }: StoredResponse, { clock }: HandlerContext): boolean {
  return Date.parse(kept) + responseRetention.time <= clock.now().getTime();
}

/** A data file may be edited: what would fail when it is asked for is told at the start. */
function isStoredResponse(row: Row): row is StoredResponse {
  const { request, kept, reply } = row as Partial<StoredResponse>;
  return typeof request === 'string' && !Number.isNaN(Date.parse(String(kept))) && isSuccess(reply);
}

function isSuccess(reply: Reply | undefined): boolean {
  const status = typeof reply === 'object' && reply !== null ? reply.status : undefined;
  return Number.isInteger(status) && Math.floor(Number(status) / 100) === 2;
}
