import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { OperationCandidate } from '../resource-candidates.ts';

/** Words in the plural for one thing. */
const manyInOne =
  /(?:prefs|preferences|settings|options|details|configs|credentials|permissions|statistics)$/;

/**
 * The operations on one path, where a POST writes the only thing there and makes no further one: `POST /prefs` with what
 * `GET /prefs` shows. It changes what is sent, for many such requests have a part alone.
 */
export function withPostedSingleton(
  context: InferenceContext,
  roles: readonly OperationCandidate[],
): readonly OperationCandidate[] {
  const read = roles.find(({ kind, operation: { method } }) => kind === 'read' && method === 'get');
  const isAlone = roles.every(
    ({ kind, path, verb, person, hint }) =>
      path.idParameter === undefined &&
      kind !== 'list' &&
      kind !== 'bulk-create' &&
      !verb &&
      !person &&
      hint.role === undefined,
  );
  // `/users` without ids, of which the GET shows one and a PATCH changes it, is the user of the request.
  const isChanged = roles.some(({ kind }) => kind === 'update' || kind === 'replace');
  if (read === undefined || !isAlone || !(isChanged || namesOne(read.path.segment))) return roles;
  return roles.map((role) =>
    role.kind === 'create' && writesWhatIsRead(context, role, read) ? { ...role, kind: 'update' } : role,
  );
}

function namesOne(segment: string): boolean {
  const name = plainName(segment);
  return singularsOf(segment)[0] === name || manyInOne.test(name);
}

/** Whether a create is sent nothing else than what a read shows, or responds with the same. */
function writesWhatIsRead(
  { identify, mergeSchema }: InferenceContext,
  { sent, response }: OperationCandidate,
  { response: { item } }: OperationCandidate,
): boolean {
  if (sent === undefined || item === undefined) return false;
  if (response.item !== undefined && identify(response.item) === identify(item)) return true;
  const shown = mergeSchema(item).properties;
  const names = [...mergeSchema(sent.schema).properties.keys()];
  return names.length > 0 && names.every((name) => shown.has(name));
}
