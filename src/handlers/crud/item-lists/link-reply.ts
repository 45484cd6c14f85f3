import { namesParticipant } from '../../../inference/holds/hold-words.ts';
import { plainName } from '../../../inference/naming.ts';
import type { ListAccess } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { project } from '../projection/project.ts';
import { envelopeOptionsOf } from '../projection/project-options.ts';
import type { StoredItem } from '../stored-item.ts';
import { pathValues } from '../values/path-value.ts';
import { formatTimestamp } from '../values/timestamp-kind.ts';
import { idOfElement } from './find-element.ts';

/** Times of when somebody has come to something, by plain names. */
const beginnings =
  /^(?:created|enroll?ed|joined|registered|added|subscribed|followed|liked|assigned)(?:at|on|date|time)$/;

/** The response that says what belongs together from now on: `{courseId, studentId, enrolledAt}`. */
export function linkReply(
  request: CrudRequest,
  { list }: ListAccess,
  owner: Pick<StoredItem, 'id'>,
  element: unknown,
): Reply {
  const { crud, role, input, context } = request;
  const schema = role.response.schema ?? {};
  const id = idOfElement(list, element);
  const values = [...crud.mergeSchema(schema).properties].flatMap(([name, property]): [string, unknown][] => {
    const merged = crud.mergeSchema(property);
    if (beginnings.test(plainName(name))) return [[name, formatTimestamp(context.clock.now(), name, merged)]];
    if (!namesParticipant(name) || !/id$/.test(plainName(name)) || id === undefined) return [];
    return [[name, merged.types.has('string') ? id : Number(id)]];
  });
  const item = {
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...(isObject(input.body) && input.body),
    ...pathValues(request, schema),
  };
  const options = envelopeOptionsOf(list.element, `${owner.id} ${id}`, 'envelope');
  return { status: role.response.status, body: project(crud, schema, item, options) ?? item };
}
