import type { JsonContainer } from './body-editor.ts';
import { type ErrorRole, errorRole, listsIssues, styleOf, wordsFor } from './field-roles.ts';
import {
  type FillContext,
  fillMessage,
  isJsonContainer,
  isScalar,
  maxFillDepth,
  wordsOf,
} from './fill-context.ts';
import { fillByName, fillList } from './fill-list.ts';
import { issuePath, nameAt } from './issue-path.ts';
import { phraseOf } from './problem-details.ts';

/** Tells what is to be told at a property of a draft, whatever it holds; true when the reason stands there now. */
export function fillField(fill: FillContext, container: JsonContainer, key: string): boolean {
  const value = container[key];
  if (typeof value === 'string') return fillMessage(fill, container, key);
  if (fill.depth > maxFillDepth || !isJsonContainer(value)) return false;
  return Array.isArray(value) ? fillList(fill, container, key, fillField) : fillObject(fill, value);
}

/** Tells it in the properties of an object, each by what its name says that it holds. */
function fillObject(outer: FillContext, part: JsonContainer): boolean {
  const fill = { ...outer, depth: outer.depth + 1 };
  const withRole = (requested: ErrorRole) =>
    Object.keys(part).filter((key) => isScalar(part[key]) && roleIn(outer, key) === requested);
  const reasons = withRole('reason').filter((key) => fillReason(fill, part, key));
  // A title says what kind of thing is wrong, but where it is all that is said.
  const titles = withRole('title').filter((key) => fillTitle(fill, part, key, reasons.length > 0));
  const isPart = (key: string) => !isScalar(part[key]) && roleIn(outer, key) !== 'way';
  const inside = Object.keys(part)
    .filter(isPart)
    .filter((key) => fillInside(fill, part, key));
  const isFilled = reasons.length > 0 || titles.length > 0;
  for (const role of ['status', 'success'] as const) {
    for (const key of withRole(role)) fillWith(fill, part, key, role);
  }
  if (isFilled || outer.isEntry) fillBeside(fill, part);
  return isFilled || inside.length > 0;
}

/** Fills what only an error has by these names: a thing of another kind may have a name and a path of its own. */
function fillBeside(fill: FillContext, part: JsonContainer): void {
  for (const key of Object.keys(part)) {
    const role = roleIn(fill, key);
    const isOne = role === 'kind' || role === 'name' || role === 'pointer';
    if (role === 'way' || (isOne && isScalar(part[key]))) fillWith(fill, part, key, role);
  }
}

/** `{ name, reason }` in a list names what does not fit; elsewhere a name is the error's own. */
function roleIn({ isEntry, fixed }: FillContext, key: string): ErrorRole | undefined {
  if (fixed.has(key)) return undefined;
  const words = wordsOf(key);
  return isEntry && words === 'name' ? 'name' : errorRole(words);
}

/** Goes on inside a property: into the lists and maps that errors have, and into every other object. */
function fillInside(fill: FillContext, part: JsonContainer, key: string): boolean {
  const value = part[key];
  const lists = listsIssues(wordsOf(key));
  if (Array.isArray(value)) return lists && fillField(fill, part, key);
  if (lists && isJsonContainer(value) && fillByName(fill, part, key)) return true;
  return fillField(fill, part, key);
}

/** A text, or null in its place; where it is one of a list, the one that comes closest. */
function fillReason(fill: FillContext, part: JsonContainer, key: string): boolean {
  const isText = typeof part[key] === 'string' || part[key] === null;
  if (!isText) return false;
  if (fillMessage(fill, part, key)) return true;
  fillWords(fill, part, key);
  return false;
}

function fillTitle(fill: FillContext, part: JsonContainer, key: string, isFilled: boolean): boolean {
  if (typeof part[key] === 'boolean') fill.editor.put(part, key, [true]);
  if (typeof part[key] === 'number') fillWith(fill, part, key, 'status');
  if (!isFilled) return fillReason(fill, part, key);
  if (typeof part[key] === 'string') fillWords(fill, part, key);
  return false;
}

function fillWords({ editor, status }: FillContext, part: JsonContainer, key: string): void {
  const words = wordsFor(status, part[key]);
  const values = styleOf(part[key]) ? words : [phraseOf(status), ...words];
  if (!editor.put(part, key, values)) editor.drop(part, key);
}

/** Fills what stands beside the reason; what would say something else there is left out where that is allowed. */
function fillWith(fill: FillContext, part: JsonContainer, key: string, role: ErrorRole): void {
  const { editor } = fill;
  const values = valuesFor(fill, part, key, role);
  if (values.length > 0 && editor.put(part, key, values)) return;
  if (role !== 'kind' && role !== 'success') editor.drop(part, key);
}

function valuesFor(fill: FillContext, part: JsonContainer, key: string, role: ErrorRole): readonly unknown[] {
  const { status, issues } = fill;
  const put = issuePath(issues[0] ?? '');
  const value = part[key];
  switch (role) {
    case 'status':
      return typeof value === 'boolean'
        ? []
        : [status, `${status}`, phraseOf(status), ...wordsFor(status, value)];
    case 'kind':
      return typeof value === 'string' ? [...addressOfKind(fill, value), ...wordsFor(status, value)] : [];
    case 'success':
      return [false];
    case 'pointer':
      return put?.pointer === undefined ? [] : [put.pointer];
    case 'name':
      // Beside a pointer stands the name of a parameter, as in JSON:API.
      return [('pointer' in part ? put?.parameter : nameAt(put)) ?? []].flat();
    default:
      return Array.isArray(value) ? [put?.way ?? []] : [];
  }
}

/** A kind that is an address is one that says no more than the status does (RFC 9457, 4.2.1). */
function addressOfKind({ isProblem }: FillContext, value: string): readonly string[] {
  return isProblem || /^[a-z][a-z\d+.-]*:/i.test(value) ? ['about:blank'] : [];
}
