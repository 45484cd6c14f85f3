import { contentWithFields } from '../../codecs/declared-content.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import type { ListProperty } from './list-property.ts';
import type { FoundAccess } from './own-collection.ts';

/**
 * Whether what adds to a list of ids makes the item that it adds: `POST /projects/{id}/tasks` with `{title, done}`, or a
 * list of those, beside the `taskIds` of a project and a `GET /tasks/{id}` that shows these properties. One property alone
 * rather says which item is meant where something else creates them, as the e-mail address of an invited user does.
 */
export function sendsNewItem(
  { mergeSchema }: InferenceContext,
  { operation, access: { change, noun } }: FoundAccess,
  { hasIds }: ListProperty,
  candidates: readonly ResourceCandidate[],
): boolean {
  const body = contentWithFields(operation.requestBody?.content)?.schema;
  if (!hasIds || change !== 'add' || noun === '' || body === undefined) return false;
  const element = mergeSchema(mergeSchema(body).items ?? body);
  const sent = [...element.properties.keys()];
  if (!isObjectSchema(element) || sent.length === 0 || sent.some(isCalledId)) return false;
  const words = singularsOf(noun);
  const same = candidates.filter(({ path }) =>
    singularsOf(path.segment).some((each) => words.includes(each)),
  );
  const areShown = same
    .flatMap((each) => shownSchemasOf(mergeSchema, each))
    .some((schema) => sent.every((name) => mergeSchema(schema).properties.has(name)));
  const isCreatedElsewhere = same.some(({ roles }) =>
    roles.some((role) => role.kind === 'create' && role.operation.id !== operation.id),
  );
  return areShown && (sent.length > 1 || !isCreatedElsewhere);

  /** Whether a property says by its id which item is meant. */
  function isCalledId(name: string): boolean {
    const stem = plainName(name).replace(/(?:ids?|uuids?)$/, '');
    return stem !== plainName(name) && (stem === '' || singularsOf(noun).includes(stem));
  }
}
