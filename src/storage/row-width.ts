import { SandboxError } from '../errors.ts';
import { maxNames } from '../json-depth.ts';

/** How many objects an item may hold, however deep. To show or to check each of them is one piece of work too. */
const maxObjects = 50_000;

/**
 * Requires that an item, or what is sent of one, is no wider than one may be. A body with too many names is refused
 * before it is parsed; by several requests an item may grow further, and a body may have any number of objects.
 * @throws SandboxError `too-large`
 */
export function requireNarrow(item: unknown): void {
  let objects = 0;
  visit(item);

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const element of value) visit(element);
      return;
    }
    objects += 1;
    if (objects > maxObjects)
      throw tooLarge(`hold more than ${maxObjects} objects: create items of their own`);
    let names = 0;
    // No list of the names is made: every row that is written is looked at.
    for (const name in value) {
      names += 1;
      visit(Reflect.get(value, name));
    }
    if (names > maxNames)
      throw tooLarge(`have an object of more than ${maxNames} names: use a list of objects`);
  }
}

function tooLarge(reason: string): SandboxError {
  return new SandboxError('too-large', `the item would ${reason}`);
}
