import type { Validate } from '../schema/schema-validators.ts';

/** An object or an array of a body, with its values by key. */
export type JsonContainer = Record<string, unknown>;

/** Edits a body and keeps it valid: a change that would make it invalid is undone. */
export interface BodyEditor {
  /** Holds the body as its property `body`, so that the whole body can be replaced like any part of it. */
  readonly root: JsonContainer;
  isValid(): boolean;
  /** Sets a property to the first of the values that keeps the body valid; false when none does. */
  put(container: JsonContainer, key: string, values: Iterable<unknown>): boolean;
  /** Deletes a property; false, and nothing is deleted, when the body would be invalid without it. */
  drop(container: JsonContainer, key: string): boolean;
  /**
   * Sets a property to the longest text that keeps the body valid; false when not even a short one does.
   * @param format makes the text of at most so many characters
   */
  putText(
    container: JsonContainer,
    key: string,
    format: (limit: number) => string,
    maxLength: number,
  ): boolean;
  /** Notes texts that were written as parts of a larger value, so that `wrote` knows them. */
  claim(texts: readonly string[]): void;
  /** Whether this editor wrote the text. */
  wrote(text: string): boolean;
}

/** The shortest text worth writing, in characters. */
const minTextLength = 8;

/** @param template a valid body; it is copied and not changed */
export function createBodyEditor(template: unknown, validate: Validate): BodyEditor {
  const root: JsonContainer = { body: structuredClone(template) };
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
    // Restores the order of the properties too.
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
    let [fitting, tooLong] = [minTextLength - 1, maxLength];
    while (tooLong - fitting > 1) {
      const middle = Math.floor((fitting + tooLong) / 2);
      if (fits(container, key, format(middle))) fitting = middle;
      else tooLong = middle;
    }
    return fitting >= minTextLength && put(container, key, [format(fitting)]);
  }

  function claim(texts: readonly string[]): void {
    for (const text of texts) written.add(text);
  }

  return { root, isValid, put, drop, putText, claim, wrote: (text) => written.has(text) };
}
