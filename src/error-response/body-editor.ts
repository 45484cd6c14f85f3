import type { Validate } from '../schema/schema-validators.ts';

/** An object or a list of a body that is being written. */
export type JsonContainer = Record<string, unknown>;

/** A body that is being written: each change is kept only if the body stays valid. */
export interface BodyEditor {
  /** Holds the body as its `body`, so that the whole can be changed like a part. */
  readonly root: JsonContainer;
  isValid(): boolean;
  /** Puts the first of some values that fits at a place; tells whether one did. */
  put(container: JsonContainer, key: string, values: Iterable<unknown>): boolean;
  /** Leaves a property out; tells whether that was allowed. */
  drop(container: JsonContainer, key: string): boolean;
  /** Puts the longest text that fits at a place. */
  putText(
    container: JsonContainer,
    key: string,
    format: (limit: number) => string,
    maxLength: number,
  ): boolean;
  /** Tells that texts were put somewhere as parts of a larger value. */
  claim(texts: readonly string[]): void;
  /** Whether a text was put somewhere by this draft. */
  wrote(text: string): boolean;
}

/** The least of a text that still says something, in characters. */
const shortest = 8;

/** @param base a valid body, which is left as it is */
export function createBodyEditor(base: unknown, validate: Validate): BodyEditor {
  const root: JsonContainer = { body: structuredClone(base) };
  const written = new Set<string>();
  const isValid = () => validate(root.body).length === 0;

  function fits(container: JsonContainer, key: string, value: unknown): boolean {
    const before = container[key];
    container[key] = value;
    if (isValid()) return true;
    container[key] = before;
    return false;
  }

  function put(container: JsonContainer, key: string, values: Iterable<unknown>): boolean {
    for (const value of values) {
      if (!fits(container, key, value)) continue;
      if (typeof value === 'string') written.add(value);
      return true;
    }
    return false;
  }

  function drop(container: JsonContainer, key: string): boolean {
    const before = Object.getOwnPropertyDescriptors(container);
    delete container[key];
    if (isValid()) return true;
    // In the order that they were in.
    for (const name of Object.keys(container)) delete container[name];
    Object.defineProperties(container, before);
    return false;
  }

  function putText(
    container: JsonContainer,
    key: string,
    format: (limit: number) => string,
    maxLength: number,
  ): boolean {
    if (put(container, key, [format(maxLength)])) return true;
    let [known, rejected] = [shortest - 1, maxLength];
    while (rejected - known > 1) {
      const middle = Math.floor((known + rejected) / 2);
      if (fits(container, key, format(middle))) known = middle;
      else rejected = middle;
    }
    return known >= shortest && put(container, key, [format(known)]);
  }

  function claim(texts: readonly string[]): void {
    for (const text of texts) written.add(text);
  }

  return { root, isValid, put, drop, putText, claim, wrote: (text) => written.has(text) };
}
