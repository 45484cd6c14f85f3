import { describe, expect, it } from 'vitest';
import {
  atOnce,
  createPause,
  inTurns,
  mapInSteps,
  type Steps,
  shareSteps,
  visitInTurns,
} from '../src/turns.ts';

/** Work of so many steps, each of which takes a millisecond, or as long as given. */
function* busy(steps: number, log: string[] = [], name = '', milliseconds = 1): Steps<string> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    log.push(name);
    yield;
  }
  return name;
}

describe('work on many rows', () => {
  it('returns its result itself where it is short', () => {
    expect(inTurns(mapInSteps([1, 2, 3], (each) => each * 2))).toEqual([2, 4, 6]);
  });

  it('lets others have a turn where it is long, one piece of work after another', async () => {
    const log: string[] = [];
    const [first, second] = [inTurns(busy(30, log, 'first')), inTurns(busy(30, log, 'second'))];
    setImmediate(() => log.push('another'));
    expect([first, second]).toEqual([expect.any(Promise), expect.any(Promise)]);
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(log.indexOf('another')).toBeLessThan(log.lastIndexOf('first'));
    expect(log.indexOf('second')).toBeLessThan(log.lastIndexOf('first'));
    expect(log.lastIndexOf('first')).toBeGreaterThan(log.indexOf('second', 10));
  });

  it('lets others have a turn where each visit is asynchronous, and none where there are few', async () => {
    const log: string[] = [];
    const visit = async (name: string) => log.push(name);
    setImmediate(() => log.push('another'));
    await visitInTurns(['a', 'b', 'c'], visit);
    expect(log).toEqual(['a', 'b', 'c']);
    const long = inTurns(busy(30, log, 'walk'));
    await visitInTurns(
      Array.from({ length: 64 }, (_, at) => String(at)),
      async (name) => atOnce(busy(1, log, name)),
    );
    expect(await long).toBe('walk');
    expect(log.indexOf('another')).toBeLessThan(log.indexOf('63'));
    expect(log.indexOf('walk', log.indexOf('15'))).toBeLessThan(log.indexOf('63'));
  });

  it('shares the time before the next turn with all that begins in the same one', async () => {
    const log: string[] = [];
    const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
    const begin = (count: number) => Array.from({ length: count }, () => inTurns(busy(50, log, 'walk', 0.1)));
    const many = begin(20);
    expect(log.length).toBeLessThan(60); // of their own, each would have ten steps: two hundred
    await Promise.all(many);
    await nextTurn();
    const before = log.length;
    const later = [];
    for (let turn = 0; turn < 5; turn += 1) {
      later.push(...begin(1));
      await nextTurn();
    }
    expect(log.length - before).toBeGreaterThan(5); // what begins in another turn has its own
    await Promise.all(later);
  });

  it('ends with the first visit that fails', async () => {
    const log: number[] = [];
    const visiting = visitInTurns([1, 2, 3], async (each) => {
      log.push(each);
      if (each === 2) throw new Error('it fails');
    });
    await expect(visiting).rejects.toThrow('it fails');
    expect(log).toEqual([1, 2]);
  });

  it('is done once for all that share it, however each of them runs it', async () => {
    const log: string[] = [];
    const share = shareSteps(busy(20, log, 'shared'));
    const running = [inTurns(share()), inTurns(share())];
    expect(atOnce(share())).toBe('shared');
    expect(await Promise.all(running)).toEqual(['shared', 'shared']);
    expect(log).toHaveLength(20);
  });

  it('fails for all that share it', async () => {
    const share = shareSteps(
      (function* fail(): Steps<never> {
        yield* busy(5);
        throw new Error('it fails');
      })(),
    );
    const [first, second] = [inTurns(share()), inTurns(share())];
    await expect(first).rejects.toThrow('it fails');
    await expect(second).rejects.toThrow('it fails');
    expect(() => inTurns(share())).toThrow('it fails');
  });
});

describe('a pause between the parts of a request', () => {
  it('lets others have a turn after a part that took long, and is nothing to wait for after one that did not', async () => {
    const log: string[] = [];
    setImmediate(() => log.push('other'));
    const pause = createPause();
    expect(pause()).toBeUndefined();
    atOnce(busy(6));
    await pause();
    expect(log).toEqual(['other']);
    expect(pause()).toBeUndefined();
  });
});
