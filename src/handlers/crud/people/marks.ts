import { SandboxError } from '../../../errors.ts';
import type { ActionRole, ReadRole } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import type { StoredItem } from '../stored-item.ts';
import { peopleOf, userOf } from './find-person.ts';

/** Who marks what, where nobody has signed up. */
export const anybody = '';

/** A row as an action leaves its marks: with that of whoever sends the request, or without; itself where it does not change. */
export async function withMark(request: CrudRequest<ActionRole>, row: StoredItem): Promise<StoredItem> {
  const { mark } = request.role;
  if (mark === undefined) return row;
  const person = await requesterIn(request);
  const before = peopleIn(row, mark.name);
  if (before.includes(person) !== mark.isUndone) return row;
  const after = mark.isUndone ? before.filter((each) => each !== person) : [...before, person];
  return { ...row, marks: { ...row.marks, [mark.name]: after } };
}

/**
 * Which rows a list of what somebody has marked shows; `undefined` for any other list.
 * @throws SandboxError `not-found` when its path names somebody who is not there
 */
export async function markedRows(request: CrudRequest): Promise<((row: StoredItem) => boolean) | undefined> {
  const { role, crud, context, input } = request;
  if (role.kind !== 'list' || role.marked === undefined) return undefined;
  const { mark, personIn } = role.marked;
  const id = personIn === undefined ? undefined : plainText(input.params[personIn] ?? '');
  if (id !== undefined && crud.people && (await findById(context, crud.people, [], id)) === undefined)
    throw new SandboxError('not-found', `${crud.people.name} has no ${id}`);
  // Where nobody signs up, nothing says who has marked what: the list of each is that of all.
  const person = crud.people === undefined ? anybody : (id ?? (await requesterIn(request)));
  return (row) => peopleIn(row, mark).includes(person);
}

/**
 * Requires the mark on a row that a read asks for, if it asks for one.
 * @throws SandboxError `not-found` where whoever asks has not set it
 */
export async function requireMark(
  request: CrudRequest<ReadRole>,
  row: Pick<StoredItem, 'id' | 'marks'>,
): Promise<void> {
  const { requiredMark: mark } = request.role;
  if (mark !== undefined && !peopleIn(row, mark).includes(await requesterIn(request)))
    throw new SandboxError('not-found', `${mark} has no ${row.id}`);
}

/** The id of whoever sends a request, with their kind where that is another; that of nobody where nobody has signed up. */
export async function requesterIn({
  crud,
  input,
  context,
}: Pick<CrudRequest, 'crud' | 'input' | 'context'>): Promise<string> {
  const people = crud.people && (await peopleOf(crud, input, context));
  const user = people && (await userOf(input, context, people));
  if (people === undefined || user === undefined) return anybody;
  return people === crud.people ? `${user.id}` : `${people.name}/${user.id}`;
}

function peopleIn(row: Pick<StoredItem, 'marks'>, name: string): readonly string[] {
  return peopleWhoMarked(row, name) ?? [];
}

/** The ids of those who have set a mark on a row; `undefined` where nobody ever has. */
export function peopleWhoMarked(
  { marks }: Pick<StoredItem, 'marks'>,
  name: string,
): readonly string[] | undefined {
  return marks !== undefined && Object.hasOwn(marks, name) ? marks[name] : undefined;
}
