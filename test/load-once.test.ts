import { expect, it } from 'vitest';
import { loadOnce } from '../src/load-once.ts';

/** What is loaded once: the number of the attempt, where that is none of those that fail. */
function counted(failing: readonly number[]) {
  let attempts = 0;
  const get = loadOnce(async () => {
    attempts += 1;
    if (failing.includes(attempts)) throw new Error(`attempt ${attempts}`);
    return attempts;
  });
  return { get, attempts: () => attempts };
}

it('is not loaded before it is needed', () => {
  expect(counted([]).attempts()).toBe(0);
});

it('is loaded once for all who need it, at once or later', async () => {
  const { get, attempts } = counted([]);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(await get()).toBe(1);
  expect(attempts()).toBe(1);
});

it('is loaded again after it has failed for all who waited', async () => {
  const { get } = counted([1]);
  const waiting = await Promise.allSettled([get(), get()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([get(), get()])).toEqual([2, 2]);
});
