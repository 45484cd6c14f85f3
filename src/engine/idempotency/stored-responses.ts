import type { World } from '../../context.ts';
import type { Reply } from '../../operation.ts';
import type { Collection, CollectionSpec, Row } from '../../storage/store.ts';

/** What was answered to a request with an Idempotency-Key, kept in the change set of what the request did. */
export interface KeptAnswer {
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
export const keeping = { time: 86_400_000, most: 10_000 } as const;

/** Where the answers are kept, in the order in which they were; no path of a contract makes a name like this one. */
export const keptAnswers: CollectionSpec = {
  name: '(idempotency keys)',
  key: (row) => (row as KeptAnswer).number,
  indexes: { key: (row) => [(row as KeptAnswer).key] },
  faultOf: (row) => (isKeptAnswer(row) ? undefined : 'it is no answer that could have been kept'),
  isInternal: true,
};

/** The answer kept for a key; absent too when its time is over. */
export async function findAnswer(world: World, key: string): Promise<KeptAnswer | undefined> {
  const found = await storedAnswer(world, key);
  return found === undefined || isOver(found, world) ? undefined : found;
}

/** Keeps an answer, and lets go of the oldest when there are too many or their time is over. */
export async function keepAnswer(
  world: World,
  { key, request, reply }: Pick<KeptAnswer, 'key' | 'request' | 'reply'>,
): Promise<void> {
  const answers = answersIn(world);
  const former = await storedAnswer(world, key);
  if (former !== undefined) await answers.remove(former.number);
  await dropOldest(world, answers);
  const last = await answers.last();
  const number = (last?.number ?? 0) + 1;
  await answers.insert({ number, key, request, kept: world.clock.now().toISOString(), reply });
}

/** Two at most: each answer that is kept pays for itself and one more, so however many are over, they dwindle. */
async function dropOldest(world: World, answers: Collection<KeptAnswer>): Promise<void> {
  for (const oldest of await answers.list({ limit: 2 })) {
    const isTooMany = (await answers.count()) >= keeping.most;
    if (isTooMany || isOver(oldest, world)) await answers.remove(oldest.number);
  }
}

function answersIn(world: World): Collection<KeptAnswer> {
  return world.store.collection<KeptAnswer>(keptAnswers.name);
}

async function storedAnswer(world: World, key: string): Promise<KeptAnswer | undefined> {
  const [found] = await answersIn(world).list({ where: { index: 'key', key }, limit: 1 });
  return found;
}

function isOver({ kept }: KeptAnswer, { clock }: World): boolean {
  return Date.parse(kept) + keeping.time <= clock.now().getTime();
}

/** A data file may be edited: what would fail when it is asked for is told at the start. */
function isKeptAnswer(row: Row): row is KeptAnswer {
  const { request, kept, reply } = row as Partial<KeptAnswer>;
  return typeof request === 'string' && !Number.isNaN(Date.parse(String(kept))) && isSuccess(reply);
}

function isSuccess(reply: Reply | undefined): boolean {
  const status = typeof reply === 'object' && reply !== null ? reply.status : undefined;
  return Number.isInteger(status) && Math.floor(Number(status) / 100) === 2;
}
