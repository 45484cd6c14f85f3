import { nextTurn } from '../../src/turns.ts';

/** What others see in the turns of the event loop that they have while work is done. */
export async function turnsDuring<T>(work: Promise<unknown>, look: () => T): Promise<readonly T[]> {
  const seen: T[] = [];
  let isDone = false;
  const ending = work.finally(() => {
    isDone = true;
  });
  for (;;) {
    await nextTurn();
    if (isDone) break;
    seen.push(look());
  }
  await ending;
  return seen;
}
