import { describe, expect, it } from 'vitest';
import { settle } from '../../src/handlers/echo/settle.ts';
import { createTries, keepValid } from '../../src/handlers/keep-valid.ts';
import { isObject } from '../../src/json.ts';

type Body = Readonly<Record<string, unknown>>;

function members(count: number): Body {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
}

/** Counts the values that a check looks at. */
function counted(isValid: (body: Body) => boolean) {
  const looked = { at: 0 };
  const check = (body: unknown) => {
    looked.at += isObject(body) ? Object.keys(body).length : 1;
    return isObject(body) && isValid(body);
  };
  return { check, looked };
}

describe('the members of a body that are valid together', () => {
  it('are all but the few that are not', () => {
    const isValid = (body: Body) => body.k3 === undefined && body.k900 === undefined;
    const { check, looked } = counted(isValid);
    const { k3: _third, k900: _late, ...others } = members(1000);
    expect(settle({}, members(1000), check)).toEqual(others);
    expect(looked.at).toBeLessThan(30_000);
  });

  it('are those that came first, where a body may have a few only', () => {
    const tries = createTries((body: Body) => Object.keys(body).length <= 3, members(9));
    expect(keepValid({ own: 1 }, Object.entries(members(9)), tries)).toEqual({ own: 1, k0: 0, k1: 1 });
  });

  it('are found within a member too', () => {
    const { check } = counted(({ a }) => isObject(a) && a.bad === undefined && a.b !== undefined);
    expect(settle({ a: { b: 1 } }, { a: { b: 2, bad: 3, c: 4 }, d: 5 }, check)).toEqual({
      a: { b: 2, c: 4 },
      d: 5,
    });
  });

  it.each([
    ['none is', () => false],
    ['all but one are', ({ k0 }: Body) => k0 === undefined],
    ['a few are', (body: Body) => Object.keys(body).length < 9],
  ])('are not searched for without end where %s of 20,000', (_, isValid) => {
    const { check, looked } = counted(isValid);
    settle({}, members(20_000), check);
    expect(looked.at).toBeLessThan(400_000);
  });
});
