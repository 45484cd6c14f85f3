import type { HandlerContext } from '../../../context.ts';
import { isPeopleWord } from '../../../inference/people/people-words.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { OperationRequest } from '../../../operation.ts';
import { withoutSecrets } from '../../echo/fitting-forms.ts';
import { findById } from '../find-item.ts';
import type { Person } from '../values/missing-property.ts';

/**
 * The person below whom a path makes something, whoever sends it: the `7` of `POST /users/7/playlists`, with what is
 * known of it.
 * @param people the collection of people, where there is one
 * @returns undefined for a path that leads through nobody
 */
export async function personInPath(
  { operation, params }: Pick<OperationRequest, 'operation' | 'params'>,
  people: Resource | undefined,
  context: HandlerContext,
): Promise<Person | undefined> {
  const id = params[personParameter(operation.path) ?? ''];
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const row = people === undefined ? undefined : await findById(context, people, [], id);
  return { id: row?.id ?? id, item: Object(withoutSecrets(row?.item ?? { id })) };
}

/** The parameter behind the nearest collection of people before the end of a path. */
function personParameter(path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  const names = segments.slice(0, -1).flatMap((segment, i) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    return name !== undefined && isPeopleWord(segments[i - 1] ?? '') ? [name] : [];
  });
  return names.at(-1);
}
