import type { JsonContainer } from './body-editor.ts';
import { fieldRole } from './field-roles.ts';
import { type FillContext, fieldWords } from './fill-context.ts';
import { issueName, issuePath } from './issue-path.ts';

/** Writes the issues into a property; see `fillField`, which this file is given so as not to import it back. */
type FillField = (fill: FillContext, container: JsonContainer, key: string) => boolean;

/** How many entries a list of issues has at most. */
const maxEntries = 20;

/**
 * Writes the issues into a list, one an entry, each shaped like the list's first entry. Where the list may not hold as
 * many entries, the last one reports the remaining issues together.
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
  const entryOf = (group: readonly string[]) => {
    const list = [structuredClone(template)] as unknown[] & JsonContainer;
    container[key] = list;
    const isFilled = fillField({ ...fill, issues: group, isEntry: true }, list, '0');
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

/** Fills all entries that the template has, where the schema requires more than one. */
function fillEvery(fill: FillContext, container: JsonContainer, key: string, fillField: FillField): boolean {
  const list = container[key] as unknown[] & JsonContainer;
  const filled = list.map((_, i) => fillField({ ...fill, isEntry: true }, list, `${i}`));
  return filled.includes(true);
}

function inGroups(issues: readonly string[], count: number): readonly (readonly string[])[] {
  const single = issues.slice(0, count - 1).map((issue) => [issue]);
  return [...single, issues.slice(count - 1)];
}

/** Writes the issues into a map from property name to messages, `{ email: ['…'] }`, where the template is such a map. */
export function fillMap({ editor, issues }: FillContext, container: JsonContainer, key: string): boolean {
  const map = container[key] as JsonContainer;
  const isOfLists = Object.values(map).every((value) => Array.isArray(value) && value.every(isText));
  if (!isOfLists && !isMapOfTexts(map)) return false;
  // A map allows any name; an object with declared properties may not.
  const isOpen = editor.put(container, key, [{ ...map, [undeclaredName]: Object.values(map)[0] }]);
  container[key] = map;
  if (!isOpen) return false;
  const byName = new Map<string, string[]>();
  for (const issue of issues.slice(0, maxEntries)) {
    const name = issueName(issuePath(issue)) ?? 'request';
    byName.set(name, [...(byName.get(name) ?? []), issue]);
  }
  const entries = [...byName].map(
    ([name, messages]) => [name, isOfLists ? messages : messages.join('; ')] as const,
  );
  if (!editor.put(container, key, [Object.fromEntries(entries)])) return false;
  editor.claim(entries.flatMap(([, messages]) => messages));
  return true;
}

/** A name that no contract declares. */
const undeclaredName = 'a name of any kind';

/** Whether all values are texts under names without a role: `{ code, message }` is an error itself and no map. */
function isMapOfTexts(map: JsonContainer): boolean {
  const entries = Object.entries(map);
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => isText(value) && fieldRole(fieldWords(name)) === undefined)
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
