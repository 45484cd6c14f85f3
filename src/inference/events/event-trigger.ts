import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { stateNamesAfter } from '../state-transition.ts';
import {
  type ChangeKind,
  changeKinds,
  eventWordsOf,
  isNoise,
  kindOfWord,
  positionsOf,
} from './event-words.ts';

/** What events are about: a collection, or where nothing is stored, what a path names as one. */
export interface EventSubject {
  /** The name of the collection. */
  readonly collection: string;
  /** The words of its path, such as `shelves` and `books`; the last one names it. */
  readonly segments: readonly string[];
  /** The schemas of its items. */
  readonly schemas: readonly Schema[];
  /** The verbs of its actions, such as `cancel`. */
  readonly verbs: readonly string[];
}

/** Which changes an event is about. */
export interface EventTrigger {
  readonly collection: string;
  readonly kinds: readonly ChangeKind[];
  /** The state that an item must have come to, or the verb of the action: `paid`, `cancel`. */
  readonly outcome?: string;
  /** The property that must have changed, in plain form. */
  readonly property?: string;
}

/** A change, as triggers look at it. */
export interface Happening {
  readonly collection: string;
  readonly kind: ChangeKind;
  /** The verb of the action that made it. */
  readonly verb?: string;
  /** The properties that have another value now, with that value. */
  readonly changed: ReadonlyMap<string, unknown>;
}

export interface TriggerOptions {
  readonly mergeSchema: MergeSchema;
  readonly subjects: readonly EventSubject[];
  /** What the body of the event shows, where its name does not say. */
  readonly shown?: EventSubject | undefined;
}

/**
 * Which changes the name of an event means: `order.created`, `newPet`, `customer_deleted`, `order.status_changed`,
 * `payment.succeeded`, `orderCancelled`. `undefined` for a name that means none.
 */
export function triggerOf(name: string, options: TriggerOptions): EventTrigger | undefined {
  const words = eventWordsOf(name);
  const named = findSubject(words, options.subjects);
  const subject = named?.subject ?? options.shown;
  if (subject === undefined) return undefined;
  const rest = words.filter((_, i) => !(named?.positions ?? []).includes(i));
  return (
    ofKind(rest, subject, options.mergeSchema, 'plain') ??
    ofOutcome(rest, subject, options.mergeSchema) ??
    ofKind(rest, subject, options.mergeSchema, 'further') ??
    ofAnyChange(rest, subject)
  );
}

/** Whether a change is one that a trigger means. */
export function isTriggered(trigger: EventTrigger, happening: Happening): boolean {
  const { collection, kinds, outcome, property } = trigger;
  if (collection !== happening.collection || !kinds.includes(happening.kind)) return false;
  if (property !== undefined) {
    return [...happening.changed.keys()].some((name) => plainName(name).startsWith(property));
  }
  if (outcome === undefined) return true;
  if (happening.verb !== undefined && isOutcomeOf(happening.verb, outcome)) return true;
  return [...happening.changed].some(([name, value]) => showsOutcome(name, value, outcome));
}

/** The subject that most words of a name are about, and the positions of those. */
function findSubject(words: readonly string[], subjects: readonly EventSubject[]) {
  let best: { readonly subject: EventSubject; readonly positions: readonly number[] } | undefined;
  for (const subject of subjects) {
    const own = positionsOf(words, subject.segments.at(-1) ?? '');
    if (own.length === 0) continue;
    const above = subject.segments.slice(0, -1).flatMap((segment) => positionsOf(words, segment));
    const positions = [...new Set([...own, ...above])];
    if (best === undefined || positions.length > best.positions.length) best = { subject, positions };
  }
  return best;
}

/** A word says the kind; another one may name the property that it is about: `status_changed`. */
function ofKind(
  rest: readonly string[],
  { collection, schemas }: EventSubject,
  mergeSchema: MergeSchema,
  words: 'plain' | 'further',
): EventTrigger | undefined {
  const kind = rest.map((word) => kindOfWord(word, words)).find((each) => each !== undefined);
  if (kind === undefined) return undefined;
  const others = rest.filter((word) => kindOfWord(word, words) === undefined && !isNoise(word)).join('');
  const names = schemas.flatMap((schema) => [...mergeSchema(schema).properties.keys()].map(plainName));
  const isProperty = kind === 'updated' && others !== '' && names.some((name) => name.startsWith(others));
  return { collection, kinds: [kind], ...(isProperty && { property: others }) };
}

/** A word says what came of the item: one of its states, or one of its actions. */
function ofOutcome(
  rest: readonly string[],
  { collection, schemas, verbs }: EventSubject,
  mergeSchema: MergeSchema,
): EventTrigger | undefined {
  const outcome = rest.filter((word) => !isNoise(word)).join('');
  if (outcome === '') return undefined;
  const isState = schemas.some((schema) =>
    [...mergeSchema(schema).properties].some(([name, property]) => {
      const { types, keywords } = mergeSchema(property);
      const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
      const isFlag = types.has('boolean') && showsOutcome(name, true, outcome);
      return isFlag || values.some((value) => showsOutcome(name, value, outcome));
    }),
  );
  const isAction = verbs.some((verb) => isOutcomeOf(verb, outcome));
  return isState || isAction ? { collection, kinds: ['created', 'updated', 'deleted'], outcome } : undefined;
}

/** A name that says no more than what it is about means every change of it; `adopted` would have said more. */
function ofAnyChange(rest: readonly string[], { collection }: EventSubject): EventTrigger | undefined {
  const says = rest.filter((word) => !isNoise(word));
  return says.some((word) => /(ed|ing|tion|sion|ment)$/.test(word))
    ? undefined
    : { collection, kinds: changeKinds };
}

/** Whether the value of a property says that an item came to a state: `status: paid`, `isPaid: true`. */
function showsOutcome(name: string, value: unknown, outcome: string): boolean {
  if (typeof value === 'string') return isOutcomeOf(value, outcome);
  return value === true && isOutcomeOf(plainName(name).replace(/^is/, ''), outcome);
}

/** Whether a state, or the verb that leads to it, has the name of an outcome: `cancel` has `canceled`, as `cancelled` does. */
function isOutcomeOf(word: string, outcome: string): boolean {
  const [plain, wanted] = [oneLetter(word), oneLetter(outcome)];
  if (plain === wanted) return true;
  return (
    stateNamesAfter(word).some((state) => oneLetter(state) === wanted) ||
    stateNamesAfter(outcome).some((state) => oneLetter(state) === plain)
  );
}

/** A word in plain form without doubled letters, which spellings differ in. */
function oneLetter(word: string): string {
  return plainName(word).replace(/(.)\1/g, '$1');
}
