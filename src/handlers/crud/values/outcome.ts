import { withValueAt } from '../../../inference/body-path.ts';
import { findName, plainName, singularsOf } from '../../../inference/naming.ts';
import type { Role } from '../../../inference/resource.ts';
import { flagIn } from '../../../inference/wrapper/flag-in.ts';
import { wrapperNames } from '../../../inference/wrapper/wrapper-names.ts';
import { englishName } from '../../../sample/english-names.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, Outcome, RuleValue } from './missing-property.ts';
import { objectName, saysObjectType } from './object-type.ts';

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
  'bulk-update': 'updated',
  action: 'updated',
};

/** Words that end in `ses` and lose both letters: `bus`, `address`, `alias`. The others keep their `e`: `lease`, `response`. */
const keepsNoE = /(?:ss|[^aeo]us|alias|atlas|canvas|gas|lens)es$/;

/** One of what a word names many of, as a reader would write it. */
function singularOf(word: string): string {
  const singulars = singularsOf(word);
  const withE = word.slice(0, -1);
  const isWithE = /[sz]es$/.test(word) && !keepsNoE.test(word) && singulars.includes(withE);
  return isWithE ? withE : (singulars[0] ?? word);
}

const textNames = /^(?:message|msg|statusmessage|statustext|responsemessage|resultmessage|detail|details)$/;
const flagNames = /^(?:data|result|value|response|payload)$/;
const statusNames = /^(?:status|statuscode|code|httpstatus|httpcode|responsecode)$/;

/** Whether a property of this plain name has the status of a response: `code`, `statusCode`. */
export function isStatusName(plain: string): boolean {
  return statusNames.test(plain);
}

/** What an operation on a collection has done: `Boat created`. */
export function operationOutcome(
  { kind, resource }: Pick<Role, 'kind' | 'resource'>,
  status: number,
): Outcome {
  const segment = resource.name.slice(resource.name.lastIndexOf('/') + 1);
  const words = splitWords(segment).split('_');
  const name = [...words.slice(0, -1), singularOf(words.at(-1) ?? '')].join(' ');
  const object = kind === 'list' ? 'list' : objectName(segment);
  return { text: `${name.charAt(0).toUpperCase()}${name.slice(1)} ${deeds[kind]}`, status, object };
}

/** Whether a property says, by its name and type, what has come of a request: a `message`, a `status`, a `code`. */
export function saysOutcome(name: string, merged: MergedSchema): boolean {
  const plain = plainName(englishName(name));
  const isNumber = merged.types.has('integer') || merged.types.has('number');
  if (saysObjectType(name, merged)) return true;
  if (isNumber) return statusNames.test(plain);
  return merged.types.has('string') && (textNames.test(plain) || statusInWords(plain, merged) !== undefined);
}

/** The `status` of an envelope that no enum or example describes. */
function statusInWords(plain: string, { types, keywords }: MergedSchema): string | undefined {
  const isOpen = [keywords.enum, keywords.example, keywords.examples, keywords.format].every(
    (each) => each === undefined,
  );
  return plain === 'status' && isOpen && types.has('string') ? 'success' : undefined;
}

/** The text, the status and the flag in a response that says what has come of a request: `{message, code, data: true}`. */
export function outcomeMember({
  plain,
  merged,
  given,
}: Pick<Missing, 'plain' | 'merged' | 'given'>): RuleValue | undefined {
  if (given.outcome === undefined) return undefined;
  const { text, status } = given.outcome;
  const isNumber = merged.types.has('integer') || merged.types.has('number');
  const isFlag = merged.types.has('boolean') && flagNames.test(plain);
  const said = isFlag ? true : textNames.test(plain) ? text : undefined;
  const value = isNumber && statusNames.test(plain) ? status : (said ?? statusInWords(plain, merged));
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** What wraps such a flag: the `responseBody` of `{statusCode, responseBody: {errors, message, data: true}}`. */
export function wrappedOutcome({ plain, schema, mergeSchema, given }: Missing): RuleValue | undefined {
  if (given.outcome === undefined || findName([plain], wrapperNames) === undefined) return undefined;
  const path = flagIn(mergeSchema, schema) ?? [];
  return flagNames.test(plainName(path.at(-1) ?? '')) ? { value: withValueAt({}, path, true) } : undefined;
}
