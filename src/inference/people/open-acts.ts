import type { Operation } from '../../openapi/operations.ts';
import type { PeoplePlan } from './infer-people.ts';
import type { PeopleAct } from './people-words.ts';

/** What is done to get credentials. */
const firstActs: ReadonlySet<PeopleAct | undefined> = new Set([
  ...(['code-request', 'code-login'] as const),
  ...(['register', 'login', 'refresh', 'password-request', 'password-reset', 'verification'] as const),
]);

/**
 * Whether an operation, although the document requires credentials everywhere, needs none: it is how one gets them. Many
 * frameworks require them for the whole document, and say nothing at the log-in.
 */
export function isFirstAct(
  { acts, opens }: Pick<PeoplePlan, 'acts' | 'opens'>,
  { id, inheritsSecurity }: Pick<Operation, 'id' | 'inheritsSecurity'>,
): boolean {
  return inheritsSecurity === true && (firstActs.has(acts.get(id)) || opens.has(id));
}
