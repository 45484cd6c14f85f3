import type { Item } from './stored-item.ts';

/** What an object has so far, by name: as much of a map as its readers need. */
export type Members = Pick<ReadonlyMap<string, unknown>, 'get' | 'keys' | 'values' | typeof Symbol.iterator>;

/**
 * An object while it is being changed: it is read through to, and copied at most once, at the end. One that does not
 * change after all is not copied, which is what most responses to reads come to.
 */
export class Draft implements Members {
  readonly #original: Item;
  /** Made with the first change: most objects have none, and of those in a list there may be a hundred thousand. */
  #changed: Map<string, unknown> | undefined;
  #deleted: Set<string> | undefined;

  constructor(original: Item) {
    this.#original = original;
  }

  has(name: string): boolean {
    if (this.#changed?.has(name)) return true;
    return Object.hasOwn(this.#original, name) && this.#deleted?.has(name) !== true;
  }

  get(name: string): unknown {
    if (this.#changed?.has(name)) return this.#changed.get(name);
    return this.has(name) ? this.#original[name] : undefined;
  }

  /** Sets a member in its place; one that is new comes last. */
  set(name: string, value: unknown): void {
    if (this.has(name) && Object.is(this.get(name), value)) return;
    this.#changed ??= new Map();
    this.#changed.set(name, value);
  }

  /** Takes a member away, if it is there. */
  delete(name: string): void {
    if (Object.hasOwn(this.#original, name)) {
      this.#deleted ??= new Set();
      this.#deleted.add(name);
    }
    this.#changed?.delete(name);
  }

  *[Symbol.iterator](): MapIterator<[string, unknown]> {
    for (const name of this.keys()) yield [name, this.get(name)];
  }

  *keys(): MapIterator<string> {
    for (const name of Object.keys(this.#original)) if (this.has(name)) yield name;
    for (const name of this.#changed?.keys() ?? []) if (!Object.hasOwn(this.#original, name)) yield name;
  }

  *values(): MapIterator<unknown> {
    for (const name of this.keys()) yield this.get(name);
  }

  /** The object with its changes; the original itself where there are none. */
  finish(): Item {
    if (this.#deleted !== undefined) return Object.fromEntries(this);
    if (this.#changed === undefined || this.#changed.size === 0) return this.#original;
    return { ...this.#original, ...Object.fromEntries(this.#changed) };
  }
}
