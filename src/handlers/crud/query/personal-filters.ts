import type { Filter } from '../../../inference/query/filter.ts';
import { plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findPerson, personOf } from '../people/find-person.ts';
import { peopleWhoMarked } from '../people/marks.ts';
import type { StoredItem } from '../stored-item.ts';
import { sentValue } from './parse-filters.ts';

/** What some filters leave to others, and whether a row is what they look for. */
interface PersonalFilters {
  readonly others: readonly Filter[];
  readonly matches?: (row: StoredItem) => boolean;
}

/**
 * Separates the filters that ask what somebody has marked: `favorited=ann` for what Ann has favorited, by her id or by what
 * she logs in with. Nobody of that name has marked anything.
 */
export async function personalFilters(
  { crud, role, input, context }: CrudRequest,
  filters: readonly Filter[],
): Promise<PersonalFilters> {
  const flags = crud.personalFlagsOf(role.resource);
  const { people } = crud;
  if (flags.size === 0 || people === undefined) return { others: filters };
  const others: Filter[] = [];
  const asked: { readonly mark: string; readonly person: string | undefined }[] = [];
  for (const filter of filters) {
    const mark = filter.kind === 'value' ? flags.get(filter.path.join('.')) : undefined;
    const value = sentValue(filter, input.query);
    const name = mark === undefined || value === undefined ? '' : plainText(value);
    if (mark === undefined || name === '' || /^(?:true|false|[01])$/.test(name)) others.push(filter);
    else {
      const found = (await findPerson(context, people, [name])) ?? (await personOf(context, people, name));
      asked.push({ mark, person: found && `${found.id}` });
    }
  }
  if (asked.length === 0) return { others };
  return {
    others,
    matches: (row) =>
      asked.every(
        ({ mark, person }) => person !== undefined && peopleWhoMarked(row, mark)?.includes(person) === true,
      ),
  };
}
