import type { Validate } from '../schema/schema-validators.ts';

/** An object or a list of a body that is being written. */
export type Holder = Record<string, unknown>;

/** A body that is being written: each change is kept only if the body stays valid. */
export interface Draft {
  /** Holds the body as its `body`, so that the whole can be changed like a part. */
  readonly root: Holder;
  isValid(): boolean;
  /** Puts the first of some values that fits at a place; tells whether one did. */
  place(holder: Holder, key: string, values: Iterable<unknown>): boolean;
  /** Leaves a property out; tells whether that was allowed. */
  drop(holder: Holder, key: string): boolean;
  /** Puts the longest text that fits at a place. */
  placeText(holder: Holder, key: string, tell: (limit: number) => string, longest: number): boolean;
  /** Tells that texts were put somewhere as parts of a larger value. */
  claim(texts: readonly string[]): void;
  /** Whether a text was put somewhere by this draft. */
  wrote(text: string): boolean;
}

/** The least of a text that still says something, in characters. */
const shortest = 8;

/** @param base a valid body, which is left as it is */
export function createDraft(base: unknown, judge: Validate): Draft {
  const root: Holder = { body: structuredClone(base) };
  const written = new Set<string>();
  const isValid = () => judge(root.body).length === 0;

  function fits(holder: Holder, key: string, value: unknown): boolean {
    const before = holder[key];
    holder[key] = value;
    if (isValid()) return true;
    holder[key] = before;
    return false;
  }

  function place(holder: Holder, key: string, values: Iterable<unknown>): boolean {
    for (const value of values) {
      if (!fits(holder, key, value)) continue;
      if (typeof value === 'string') written.add(value);
      return true;
    }
    return false;
  }

  function drop(holder: Holder, key: string): boolean {
    const before = Object.getOwnPropertyDescriptors(holder);
    delete holder[key];
    if (isValid()) return true;
    // In the order that they were in.
    for (const name of Object.keys(holder)) delete holder[name];
    Object.defineProperties(holder, before);
    return false;
  }

  function placeText(holder: Holder, key: string, tell: (limit: number) => string, longest: number): boolean {
    if (place(holder, key, [tell(longest)])) return true;
    let [known, refused] = [shortest - 1, longest];
    while (refused - known > 1) {
      const middle = Math.floor((known + refused) / 2);
      if (fits(holder, key, tell(middle))) known = middle;
      else refused = middle;
    }
    return known >= shortest && place(holder, key, [tell(known)]);
  }

  function claim(texts: readonly string[]): void {
    for (const text of texts) written.add(text);
  }

  return { root, isValid, place, drop, placeText, claim, wrote: (text) => written.has(text) };
}
