import { findName, plainName } from '../../../inference/naming.ts';
import { flagAfter, stateAfter, stateNamesAfter } from '../../../inference/state-transition.ts';
import { isBesideItem, wrapperNames } from '../../../inference/wrapper/wrapper-names.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { englishName } from '../../../sample/english-names.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { fitsProperty } from './fits-property.ts';
import { initialFlag } from './initial/initial-flag.ts';
import { countedList, initialNumber } from './initial/initial-number.ts';
import { enumOf, initialState, isState, isStateName } from './initial/initial-state.ts';
import type { Missing, RuleValue, ValueRule } from './missing-property.ts';
import { isStatusName } from './outcome.ts';
import { lineTotal } from './sums/line-total.ts';
import { formatTimestamp, timestampKind } from './timestamp-kind.ts';

/** Rules for the values of a body that is generated for one response and not stored. */
export interface UnstoredRules {
  readonly rules: readonly ValueRule[];
  /** Whether they leave alone what the schema has an example, a default or a constant for. */
  readonly areGuesses: boolean;
}

/** What they are applied with. */
export interface UnstoredValues extends UnstoredRules {
  readonly mergeSchema: MergeSchema;
  /** The plain names of the properties that were sent: their values are those. */
  readonly sent: ReadonlySet<string>;
  /** The status of the response. */
  readonly status: number;
  /** What the path says that is done: `subscribe`; `health` for a read of how the service is. */
  readonly act?: string;
  /** When the operation is carried out. */
  readonly now?: Date;
  /** Whether the elements of a body that is a list are what has come of a request with many: each of them begins. */
  readonly areOfElements?: boolean;
}

/** How deep in a body its values are looked at. */
const maxDepth = 6;

/** How what is read begins: its state is no end, and it is as healthy as it can be. */
export const readRules: UnstoredRules = {
  rules: [statusOf, healthOf, stateOf, initialFlag],
  areGuesses: true,
};

/** What a health check says something of: the whole, and what the service needs. */
const checked =
  /^(?:status|state|health|db|database|redis|cache|queue|storage|broker|postgres|mongo(?:db)?)$/;

/** A health check finds everything well. */
function healthOf({ plain, merged, given: { act } }: Missing): RuleValue | undefined {
  const isOpen = merged.keywords.enum === undefined && merged.keywords.format === undefined;
  if (act !== 'health' || !isOpen || !merged.types.has('string') || !checked.test(plain)) return undefined;
  return fitsProperty(merged, 'ok') ? { value: 'ok' } : undefined;
}

/** How the result of a write begins: nothing has been counted or charged. */
export const writeRules: UnstoredRules = {
  rules: [messageOf, statusOf, deedOf, stateOf, flagOf, timeOf, initialFlag, initialNumber],
  areGuesses: true,
};

/** Whether a write went well, where its envelope wraps nothing but that: `{message, data: true}`. */
function flagOf({ plain, name, merged, siblings }: Missing): RuleValue | undefined {
  const isFlag = merged.types.has('boolean') && /^(?:data|result|value|payload|response)$/.test(plain);
  const isAlone = [...siblings.keys()].every((other) => other !== name && isBesideItem(other));
  return isFlag && [...siblings.keys()].length > 0 && isAlone && fitsProperty(merged, true)
    ? { value: true }
    : undefined;
}

/** Flags that say of a write without state that it went well, whatever it is. */
const doneFlags = /^(?:is)?(?:sent|delivered|received|saved|stored|recorded|submitted|triggered|queued)$/;

/** The flag or the state of what the path says that is done: `subscribed` of `POST /newsletter/subscribe`. */
function deedOf({ name, plain, merged, given: { act } }: Missing): RuleValue | undefined {
  const isFlag = merged.types.has('boolean');
  const done = act && (isFlag ? flagAfter(name, act) : stateAfter(merged.keywords, act));
  const value = done ?? ((isFlag && doneFlags.test(plain)) || undefined);
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/**
 * The time of what is done now: `cleanedAt` of `POST /rooms/{id}/clean`, and `createdAt` of what has been created or is
 * going to be. A response of any other status is the same for the same request, its times too.
 */
function timeOf({ name, plain, merged, given: { act, now, outcome } }: Missing): RuleValue | undefined {
  if (now === undefined) return undefined;
  const [, event = ''] = /^(.+)(?:at|on|date|time|timestamp)$/.exec(plain) ?? [];
  const isMade = outcome?.status === 201 || outcome?.status === 202;
  const isDone = act !== undefined && event !== act && stateNamesAfter(act).includes(event);
  const value =
    isDone || (isMade && timestampKind(name, merged) !== undefined)
      ? formatTimestamp(now, name, merged)
      : undefined;
  return value === undefined ? undefined : { value };
}

/** What follows from the rest of a body: totals of its lines, and the lengths of its lists. */
export const followingRules: UnstoredRules = { rules: [lineTotal, countedList], areGuesses: false };

/** What a response says where nothing is known of what has come of a write. */
function messageOf({ plain, merged }: Missing): RuleValue | undefined {
  if (!/^(?:message|msg|statusmessage|responsemessage)$/.test(plain)) return undefined;
  return fitsProperty(merged, 'Success') ? { value: 'Success' } : undefined;
}

/** The `code` of an envelope, beside what it wraps or says: the status, where nothing declares another one. */
function statusOf({ owner, plain, merged, siblings, given: { outcome } }: Missing): RuleValue | undefined {
  const isNumber = merged.types.has('integer') || merged.types.has('number');
  if (outcome === undefined || owner !== '' || !isNumber || !isStatusName(plain)) return undefined;
  return isEnvelope(siblings.keys()) && fitsProperty(merged, outcome.status)
    ? { value: outcome.status }
    : undefined;
}

/** Whether one of the names in an object is that of what it wraps, or of what only accompanies that. */
function isEnvelope(names: Iterable<string>): boolean {
  return [...names].some((name) => isBesideItem(name) || isWrapper(name));
}

function isWrapper(name: string): boolean {
  return findName([name], wrapperNames) !== undefined;
}

/** What an envelope says of a failure. */
const failureNames =
  /^(?:errors?|errormessages?|errorcode|validationerrors|exceptions?|failures?|stacktrace)$/;

/**
 * What a response of success says of failures, beside what it wraps: no error, an empty list of them, or nothing at all.
 * @returns undefined for a member that says nothing of failures, and for one that has to say something else
 */
function noFailure(
  merged: MergedSchema,
  name: string,
  { siblings, isRequired }: { readonly siblings: readonly string[]; readonly isRequired: boolean },
): { readonly value?: unknown } | undefined {
  if (!failureNames.test(plainName(name)) || !siblings.some(isWrapper)) return undefined;
  const value = [null, []].find((each) => fitsProperty(merged, each));
  if (value !== undefined) return { value };
  return isRequired ? undefined : {};
}

function stateOf(missing: Missing): RuleValue | undefined {
  const values = enumOf(missing.merged);
  const isOfState = values.length === 0 ? isStateName(missing.name) : isState(missing.name, values);
  return isOfState ? initialState(missing) : undefined;
}

/**
 * A generated body with the values that rules know in place of generated ones, in the objects within it too: not in the
 * rows of its lists, which may be of any age, unless the body is a list of what has come of many.
 */
export function withUnstoredValues(
  values: UnstoredValues,
  schema: Schema,
  body: unknown,
  owner = '',
  depth = 0,
): unknown {
  const { items } = Array.isArray(body) && depth === 0 ? values.mergeSchema(schema) : {};
  if (Array.isArray(body) && items !== undefined && values.areOfElements)
    return body.map((each) => withUnstoredValues(values, items, each, owner, depth + 1));
  if (!isObject(body) || depth > maxDepth) return body;
  const { properties, required } = values.mergeSchema(schema, body);
  const ruled = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    const property = properties.get(name);
    if (property === undefined) return [[name, value]];
    const siblings = Object.keys(body);
    const failure = noFailureIn(values, property, name, { siblings, isRequired: required.has(name) });
    if (failure !== undefined) return failure.value === undefined ? [] : [[name, failure.value]];
    const found = ruleValue(values, { name, schema: property, owner, body });
    if (found !== undefined) return [[name, found.value]];
    return [[name, withUnstoredValues(values, property, value, splitWords(name), depth + 1)]];
  });
  return Object.fromEntries(ruled);
}

/** The keywords in which a contract says what a value is. */
const saying = ['example', 'examples', 'default', 'const'] as const;

/** The same, unless the contract shows what it is, or it was sent. */
function noFailureIn(
  { mergeSchema, sent, status, areGuesses }: UnstoredValues,
  schema: Schema,
  name: string,
  around: { readonly siblings: readonly string[]; readonly isRequired: boolean },
): { readonly value?: unknown } | undefined {
  if (!areGuesses || status >= 400 || sent.has(plainName(name))) return undefined;
  const merged = mergeSchema(schema);
  const isSaid = saying.some((keyword) => merged.keywords[keyword] !== undefined);
  return isSaid ? undefined : noFailure(merged, name, around);
}

function ruleValue(
  { mergeSchema, rules, areGuesses, sent, status, act, now }: UnstoredValues,
  { name, schema, owner, body }: Pick<Missing, 'name' | 'schema' | 'owner'> & { readonly body: object },
): RuleValue | undefined {
  const plain = plainName(name);
  const merged = mergeSchema(schema);
  const isSaid = saying.some((keyword) => merged.keywords[keyword] !== undefined);
  if (sent.has(plain) || (areGuesses && isSaid)) return undefined;
  const siblings = new Map(Object.entries(body).filter(([other]) => other !== name));
  const words = englishName(name);
  const about = { name, schema, owner, merged, mergeSchema, plain: plainName(words), siblings, words };
  const given = {
    outcome: { text: 'Success', status },
    ...(act !== undefined && { act }),
    ...(now !== undefined && { now }),
  };
  for (const rule of rules) {
    const found = rule({ ...about, isRequired: true, isServerSet: true, key: '', given });
    if (found?.value !== undefined) return found;
  }
  return undefined;
}
