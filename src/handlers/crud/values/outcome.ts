import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Role } from '../../../inference/resource.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, Outcome, RuleValue } from './missing-property.ts';

/** What each kind of operation has done. */
const deeds: Readonly<Record<Role['kind'], string>> = {
  list: 'found',
  count: 'counted',
  create: 'created',
  'bulk-create': 'created',
  read: 'found',
  replace: 'updated',
  update: 'updated',
  delete: 'deleted',
  'bulk-delete': 'deleted',
  action: 'updated',
};

const textNames = /^(?:message|msg|statusmessage|statustext|responsemessage|resultmessage|detail|details)$/;
const flagNames = /^(?:data|result|value|response|payload)$/;
const statusNames = /^(?:status|statuscode|code|httpstatus|httpcode|responsecode)$/;

/** What an operation on a collection has done: `Boat created`. */
export function operationOutcome(
  { kind, resource }: Pick<Role, 'kind' | 'resource'>,
  status: number,
): Outcome {
  const segment = resource.name.slice(resource.name.lastIndexOf('/') + 1);
  const [singular = plainName(segment)] = singularsOf(segment);
  return { text: `${singular.charAt(0).toUpperCase()}${singular.slice(1)} ${deeds[kind]}`, status };
}

/** The text, the status and the flag in a response that says what has come of a request: `{message, code, data: true}`. */
export function outcomeMember({ plain, merged, given }: Missing): RuleValue | undefined {
  if (given.outcome === undefined) return undefined;
  const { text, status } = given.outcome;
  const isNumber = merged.types.has('integer') || merged.types.has('number');
  const isFlag = merged.types.has('boolean') && flagNames.test(plain);
  const said = isFlag ? true : textNames.test(plain) ? text : undefined;
  const value = isNumber && statusNames.test(plain) ? status : said;
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}
