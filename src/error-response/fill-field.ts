import type { Holder } from './body-editor.ts';
import { type ErrorRole, errorRole, listsFaults, styleOf, wordsFor } from './field-roles.ts';
import { deepestPart, isHolder, isScalar, placeReason, type Telling, wordsOf } from './fill-context.ts';
import { tellByName, tellInList } from './fill-list.ts';
import { faultPlace, nameAt } from './issue-path.ts';
import { phraseOf } from './problem-details.ts';

/** Tells what is to be told at a property of a draft, whatever it holds; true when the reason stands there now. */
export function tellAt(telling: Telling, holder: Holder, key: string): boolean {
  const value = holder[key];
  if (typeof value === 'string') return placeReason(telling, holder, key);
  if (telling.depth > deepestPart || !isHolder(value)) return false;
  return Array.isArray(value) ? tellInList(telling, holder, key, tellAt) : tellInObject(telling, value);
}

/** Tells it in the properties of an object, each by what its name says that it holds. */
function tellInObject(outer: Telling, part: Holder): boolean {
  const telling = { ...outer, depth: outer.depth + 1 };
  const withRole = (wanted: ErrorRole) =>
    Object.keys(part).filter((key) => isScalar(part[key]) && roleIn(outer, key) === wanted);
  const reasons = withRole('reason').filter((key) => placeReasonAt(telling, part, key));
  // A title says what kind of thing is wrong, but where it is all that is said.
  const titles = withRole('title').filter((key) => placeTitle(telling, part, key, reasons.length > 0));
  const isPart = (key: string) => !isScalar(part[key]) && roleIn(outer, key) !== 'way';
  const inside = Object.keys(part)
    .filter(isPart)
    .filter((key) => tellInside(telling, part, key));
  const isTold = reasons.length > 0 || titles.length > 0;
  for (const role of ['status', 'success'] as const) {
    for (const key of withRole(role)) fill(telling, part, key, role);
  }
  if (isTold || outer.isEntry) fillBeside(telling, part);
  return isTold || inside.length > 0;
}

/** Fills what only an error has by these names: a thing of another kind may have a name and a path of its own. */
function fillBeside(telling: Telling, part: Holder): void {
  for (const key of Object.keys(part)) {
    const role = roleIn(telling, key);
    const isOne = role === 'kind' || role === 'name' || role === 'pointer';
    if (role === 'way' || (isOne && isScalar(part[key]))) fill(telling, part, key, role);
  }
}

/** `{ name, reason }` in a list names what does not fit; elsewhere a name is the error's own. */
function roleIn({ isEntry, fixed }: Telling, key: string): ErrorRole | undefined {
  if (fixed.has(key)) return undefined;
  const words = wordsOf(key);
  return isEntry && words === 'name' ? 'name' : errorRole(words);
}

/** Goes on inside a property: into the lists and maps that errors have, and into every other object. */
function tellInside(telling: Telling, part: Holder, key: string): boolean {
  const value = part[key];
  const lists = listsFaults(wordsOf(key));
  if (Array.isArray(value)) return lists && tellAt(telling, part, key);
  if (lists && isHolder(value) && tellByName(telling, part, key)) return true;
  return tellAt(telling, part, key);
}

/** A text, or null in its place; where it is one of a list, the one that comes closest. */
function placeReasonAt(telling: Telling, part: Holder, key: string): boolean {
  const isText = typeof part[key] === 'string' || part[key] === null;
  if (!isText) return false;
  if (placeReason(telling, part, key)) return true;
  placeWords(telling, part, key);
  return false;
}

function placeTitle(telling: Telling, part: Holder, key: string, isTold: boolean): boolean {
  if (typeof part[key] === 'boolean') telling.draft.place(part, key, [true]);
  if (typeof part[key] === 'number') fill(telling, part, key, 'status');
  if (!isTold) return placeReasonAt(telling, part, key);
  if (typeof part[key] === 'string') placeWords(telling, part, key);
  return false;
}

function placeWords({ draft, status }: Telling, part: Holder, key: string): void {
  const words = wordsFor(status, part[key]);
  const values = styleOf(part[key]) ? words : [phraseOf(status), ...words];
  if (!draft.place(part, key, values)) draft.drop(part, key);
}

/** Fills what stands beside the reason; what would say something else there is left out where that is allowed. */
function fill(telling: Telling, part: Holder, key: string, role: ErrorRole): void {
  const { draft } = telling;
  const values = valuesFor(telling, part, key, role);
  if (values.length > 0 && draft.place(part, key, values)) return;
  if (role !== 'kind' && role !== 'success') draft.drop(part, key);
}

function valuesFor(telling: Telling, part: Holder, key: string, role: ErrorRole): readonly unknown[] {
  const { status, faults } = telling;
  const place = faultPlace(faults[0] ?? '');
  const value = part[key];
  switch (role) {
    case 'status':
      return typeof value === 'boolean'
        ? []
        : [status, `${status}`, phraseOf(status), ...wordsFor(status, value)];
    case 'kind':
      return typeof value === 'string' ? [...addressOfKind(telling, value), ...wordsFor(status, value)] : [];
    case 'success':
      return [false];
    case 'pointer':
      return place?.pointer === undefined ? [] : [place.pointer];
    case 'name':
      // Beside a pointer stands the name of a parameter, as in JSON:API.
      return [('pointer' in part ? place?.parameter : nameAt(place)) ?? []].flat();
    default:
      return Array.isArray(value) ? [place?.way ?? []] : [];
  }
}

/** A kind that is an address is one that says no more than the status does (RFC 9457, 4.2.1). */
function addressOfKind({ isProblem }: Telling, value: string): readonly string[] {
  return isProblem || /^[a-z][a-z\d+.-]*:/i.test(value) ? ['about:blank'] : [];
}
