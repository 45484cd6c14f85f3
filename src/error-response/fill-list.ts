import type { Holder } from './body-editor.ts';
import { errorRole } from './field-roles.ts';
import { type Telling, wordsOf } from './fill-context.ts';
import { faultPlace, nameAt } from './issue-path.ts';

/** Tells something at a property. */
type TellAt = (telling: Telling, holder: Holder, key: string) => boolean;

/** How many faults a list tells one by one. */
const mostEntries = 20;

/**
 * Tells faults in a list, one an entry, each written like the first entry that the list has; as many as it may hold,
 * the last of which tells the rest.
 */
export function tellInList(telling: Telling, holder: Holder, key: string, tellAt: TellAt): boolean {
  const { draft, faults } = telling;
  const before = holder[key];
  const template = Array.isArray(before) ? before[0] : undefined;
  if (template === undefined) return false;
  holder[key] = [template];
  if (!draft.isValid()) {
    holder[key] = before;
    return tellInEvery(telling, holder, key, tellAt);
  }
  const entryOf = (some: readonly string[]) => {
    const list = [structuredClone(template)] as unknown[] & Holder;
    holder[key] = list;
    const isTold = tellAt({ ...telling, faults: some, isEntry: true }, list, '0');
    return { entry: list[0], isTold };
  };
  for (let count = Math.min(faults.length, mostEntries); count > 0; count = Math.floor(count / 2)) {
    const entries = inGroups(faults, count).map(entryOf);
    holder[key] = [template];
    const isPlaced = draft.place(holder, key, [entries.map(({ entry }) => entry)]);
    if (isPlaced) return entries.some(({ isTold }) => isTold);
  }
  return false;
}

/** All entries that a list has, where it must have as many. */
function tellInEvery(telling: Telling, holder: Holder, key: string, tellAt: TellAt): boolean {
  const list = holder[key] as unknown[] & Holder;
  const told = list.map((_, i) => tellAt({ ...telling, isEntry: true }, list, `${i}`));
  return told.includes(true);
}

function inGroups(faults: readonly string[], count: number): readonly (readonly string[])[] {
  const single = faults.slice(0, count - 1).map((fault) => [fault]);
  return [...single, faults.slice(count - 1)];
}

/** Tells faults by the name of what each is about, `{ email: ['…'] }`, where what is there has that form. */
export function tellByName({ draft, faults }: Telling, holder: Holder, key: string): boolean {
  const map = holder[key] as Holder;
  const isOfLists = Object.values(map).every((value) => Array.isArray(value) && value.every(isText));
  if (!isOfLists && !isPlainMap(map)) return false;
  // A map takes any name; an object that declares its own would not.
  const isOpen = draft.place(holder, key, [{ ...map, [unlikelyName]: Object.values(map)[0] }]);
  holder[key] = map;
  if (!isOpen) return false;
  const byName = new Map<string, string[]>();
  for (const fault of faults.slice(0, mostEntries)) {
    const name = nameAt(faultPlace(fault)) ?? 'request';
    byName.set(name, [...(byName.get(name) ?? []), fault]);
  }
  const entries = [...byName].map(([name, told]) => [name, isOfLists ? told : told.join('; ')] as const);
  if (!draft.place(holder, key, [Object.fromEntries(entries)])) return false;
  draft.claim(entries.flatMap(([, told]) => told));
  return true;
}

/** A name that no contract has declared. */
const unlikelyName = 'a name of any kind';

/** Whether these are texts by names of no meaning: `{ code, message }` is an error of its own. */
function isPlainMap(map: Holder): boolean {
  const entries = Object.entries(map);
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => isText(value) && errorRole(wordsOf(name)) === undefined)
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
