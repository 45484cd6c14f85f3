import type { JsonContainer } from './body-editor.ts';
import { errorRole } from './field-roles.ts';
import { type FillContext, wordsOf } from './fill-context.ts';
import { issuePath, nameAt } from './issue-path.ts';

/** Tells something at a property. */
type FillField = (fill: FillContext, container: JsonContainer, key: string) => boolean;

/** How many faults a list tells one by one. */
const maxEntries = 20;

/**
 * Tells faults in a list, one an entry, each written like the first entry that the list has; as many as it may hold,
 * the last of which tells the rest.
 */
export function fillList(
  fill: FillContext,
  container: JsonContainer,
  key: string,
  fillField: FillField,
): boolean {
  const { editor, issues } = fill;
  const before = container[key];
  const template = Array.isArray(before) ? before[0] : undefined;
  if (template === undefined) return false;
  container[key] = [template];
  if (!editor.isValid()) {
    container[key] = before;
    return fillEvery(fill, container, key, fillField);
  }
  const entryOf = (some: readonly string[]) => {
    const list = [structuredClone(template)] as unknown[] & JsonContainer;
    container[key] = list;
    const isFilled = fillField({ ...fill, issues: some, isEntry: true }, list, '0');
    return { entry: list[0], isFilled };
  };
  for (let count = Math.min(issues.length, maxEntries); count > 0; count = Math.floor(count / 2)) {
    const entries = inGroups(issues, count).map(entryOf);
    container[key] = [template];
    const isFilled = editor.put(container, key, [entries.map(({ entry }) => entry)]);
    if (isFilled) return entries.some(({ isFilled }) => isFilled);
  }
  return false;
}

/** All entries that a list has, where it must have as many. */
function fillEvery(fill: FillContext, container: JsonContainer, key: string, fillField: FillField): boolean {
  const list = container[key] as unknown[] & JsonContainer;
  const filled = list.map((_, i) => fillField({ ...fill, isEntry: true }, list, `${i}`));
  return filled.includes(true);
}

function inGroups(issues: readonly string[], count: number): readonly (readonly string[])[] {
  const single = issues.slice(0, count - 1).map((issue) => [issue]);
  return [...single, issues.slice(count - 1)];
}

/** Tells faults by the name of what each is about, `{ email: ['…'] }`, where what is there has that form. */
export function fillByName({ editor, issues }: FillContext, container: JsonContainer, key: string): boolean {
  const map = container[key] as JsonContainer;
  const isOfLists = Object.values(map).every((value) => Array.isArray(value) && value.every(isText));
  if (!isOfLists && !isPlainMap(map)) return false;
  // A map takes any name; an object that declares its own would not.
  const isOpen = editor.put(container, key, [{ ...map, [unlikelyName]: Object.values(map)[0] }]);
  container[key] = map;
  if (!isOpen) return false;
  const byName = new Map<string, string[]>();
  for (const issue of issues.slice(0, maxEntries)) {
    const name = nameAt(issuePath(issue)) ?? 'request';
    byName.set(name, [...(byName.get(name) ?? []), issue]);
  }
  const entries = [...byName].map(
    ([name, filled]) => [name, isOfLists ? filled : filled.join('; ')] as const,
  );
  if (!editor.put(container, key, [Object.fromEntries(entries)])) return false;
  editor.claim(entries.flatMap(([, filled]) => filled));
  return true;
}

/** A name that no contract has declared. */
const unlikelyName = 'a name of any kind';

/** Whether these are texts by names of no meaning: `{ code, message }` is an error of its own. */
function isPlainMap(map: JsonContainer): boolean {
  const entries = Object.entries(map);
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => isText(value) && errorRole(wordsOf(name)) === undefined)
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
