import type { Schema } from '../openapi/document.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { enumNames } from './names/enum-names.ts';
import { plainName, singularsOf } from './naming.ts';

/** The states after an action whose names do not follow from its verb by grammar. */
const irregular = new Map<string, readonly string[]>(
  Object.entries({
    cancel: ['canceled', 'cancelled'],
    pay: ['paid'],
    send: ['sent'],
    unpublish: ['unpublished', 'draft'],
    unarchive: ['unarchived', 'active', 'open'],
    activate: ['active', 'activated'],
    reactivate: ['active', 'reactivated'],
    deactivate: ['inactive', 'deactivated', 'disabled', 'deprovisioned', 'expired'],
    enable: ['enabled', 'active'],
    disable: ['disabled', 'inactive'],
    complete: ['completed', 'complete', 'done'],
    finish: ['finished', 'done', 'completed'],
    resolve: ['resolved', 'done'],
    open: ['open', 'opened'],
    reopen: ['open', 'reopened', 'opened'],
    start: ['started', 'running', 'inprogress', 'active'],
    begin: ['begun', 'started', 'inprogress'],
    run: ['running', 'run'],
    resume: ['active', 'running', 'resumed', 'inprogress'],
    unpause: ['active', 'running', 'unpaused'],
    suspend: ['suspended', 'inactive'],
    unsuspend: ['active'],
    unlock: ['unlocked', 'active'],
    unblock: ['unblocked', 'active'],
    restore: ['restored', 'active', 'open'],
    capture: ['captured', 'succeeded'],
    finalize: ['finalized', 'open'],
    void: ['void', 'voided'],
    hold: ['onhold', 'held'],
    win: ['won'],
    lose: ['lost'],
    sell: ['sold'],
    lend: ['lent', 'onloan'],
    take: ['taken'],
    withdraw: ['withdrawn'],
    freeze: ['frozen'],
    unfreeze: ['active', 'unfrozen'],
    hide: ['hidden'],
    unhide: ['visible', 'shown'],
    reject: ['rejected', 'declined'],
    retry: ['pending', 'queued', 'retrying'],
    return: ['returned'],
    poweron: ['on', 'poweredon', 'running', 'started', 'active'],
    boot: ['booted', 'on', 'running', 'active'],
    poweroff: ['off', 'poweredoff', 'offline', 'stopped', 'inactive'],
    shutdown: ['shutdown', 'off', 'shutoff', 'poweredoff', 'offline', 'stopped'],
    stop: ['stopped', 'off'],
    reboot: ['running', 'on', 'active'],
  }),
);

/** The verbs that other verbs undo, where that is no `un` before them: `deactivate` clears what `activate` sets. */
const undoneBy = new Map<string, readonly string[]>(
  Object.entries({
    deactivate: ['activate'],
    disable: ['enable'],
    close: ['open', 'reopen'],
    suspend: ['activate'],
    disconnect: ['connect'],
    disapprove: ['approve'],
    reject: ['approve'],
    reopen: ['close', 'complete', 'finish', 'resolve'],
  }),
);

/** The states that an action leads to where an enum has none of the verb's own: what is published is `Active`. */
const otherStates = new Map<string, readonly string[]>(
  Object.entries({
    publish: ['active', 'live', 'listed', 'public', 'online', 'visible'],
    unpublish: ['hidden', 'private', 'unlisted', 'inactive', 'offline'],
    assign: ['inuse', 'occupied', 'allocated'],
    release: ['available', 'free', 'idle', 'vacant'],
    return: ['available', 'instock'],
    withdraw: ['cancelled', 'canceled'],
    ship: ['intransit', 'ontheway'],
    dispatch: ['intransit', 'ontheway', 'shipped'],
    start: ['ongoing', 'inuse', 'live'],
  }),
);

/** A verb and its particle: `check-in`, `pickUp`, whose past has the ending in the middle. */
const phrasal = /^([a-z]{3,}?)(in|out|up|off|on|back)$/;

/** The possible names of the state after an action: `archive` leads to `archived`, and `check-in` to `checkedin`. */
export function stateNamesAfter(verb: string): readonly string[] {
  const word = plainName(verb.replace(/^(mark|set)[-_]?(as)?[-_]?/i, ''));
  const [, stem, particle = ''] = phrasal.exec(word) ?? [];
  return [
    ...(irregular.get(word) ?? []),
    ...pastOf(word),
    ...(stem === undefined ? [] : pastOf(stem).map((past) => past + particle)),
    word,
  ];
}

/** The forms that the past of a regular verb may have: `archived`, `denied`, `shipped`. */
function pastOf(word: string): readonly string[] {
  return [
    word.endsWith('e') ? `${word}d` : `${word}ed`,
    ...(word.endsWith('y') ? [`${word.slice(0, -1)}ied`] : []),
    `${word}${word.at(-1) ?? ''}ed`,
  ];
}

/**
 * Infers what an action such as `cancel` changes in an item: the property whose enum has the result, or a flag such as
 * `archived`. Empty where the item has neither.
 */
export function inferStateTransition(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
): Readonly<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  const { properties } = mergeSchema(item);
  const undone = undoesDeletion(verb) ? marksOf(properties.keys()) : [];
  for (const [name, schema] of properties) {
    const envelope = mergeSchema(schema);
    const isFlag = envelope.types.has('boolean');
    const value = isFlag ? flagAfter(name, verb) : stateAfter(envelope.keywords, verb);
    if (value !== undefined) changes[name] = value;
    else if (undone.includes(name) && (isFlag || envelope.isNullable)) changes[name] = isFlag ? false : null;
  }
  return changes;
}

/** The value of an enum that is the result of an action. */
export function stateAfter(keywords: Schema, verb: string): string | number | undefined {
  const values = enumNames(keywords);
  const states = values.map(({ name }) => name);
  if (states.length === 0) return undefined;
  const named = [...stateNamesAfter(verb), ...(otherStates.get(plainName(verb)) ?? [])]
    .map((result) => states.find((state) => plainName(state) === result))
    .find((state) => state !== undefined);
  const state = named ?? (states.some((each) => waitsFor(each, verb)) ? goodEndIn(states) : undefined);
  return values.find(({ name }) => name === state)?.value;
}

/** Whether a state waits for an action: `pending_approval` for `approve`, `requires_confirmation` for `confirm`. */
function waitsFor(state: string, verb: string): boolean {
  const [, awaited = ''] =
    /^(?:pending|awaiting|waiting(?:for)?|requires?|needs)(.+)$/.exec(plainName(state)) ?? [];
  const stem = plainName(verb).replace(/e$/, '');
  return stem.length >= minStemLength && awaited.startsWith(stem);
}

/** So many letters of a verb distinguish it from others. */
const minStemLength = 4;

/** Where an item goes that waited for an action, the likeliest first. */
const goodEnds: readonly string[] = [
  'complete',
  'completed',
  'succeeded',
  'success',
  'accepted',
  'active',
  'submitted',
  'scheduled',
  'processing',
  'done',
];

function goodEndIn(states: readonly string[]): string | undefined {
  return goodEnds
    .map((word) => states.find((state) => plainName(state) === word))
    .find((state) => state !== undefined);
}

/** What the name of a flag says of whose it is, before and after its word: `hasVoted`, `likedByMe`, `user_has_liked`. */
const whose = /^(?:(?:current)?(?:user|viewer)|i)?(?:is|has|have|am)?|by(?:me|you|(?:current)?user|viewer)$/g;

/**
 * The value of a flag after an action: `archive` sets `archived` and `isArchived`, `unarchive` clears them; `like` sets
 * `likedByMe`, and `follow` `isFollowing`.
 */
export function flagAfter(name: string, verb: string): boolean | undefined {
  const flag = plainName(name);
  const words = [flag.replace(/^is/, ''), flag.replace(whose, '')];
  const isAfter = (each: string) => words.some((word) => flagNamesAfter(each).includes(word));
  if (isAfter(verb)) return true;
  const undone = /^un/i.test(verb) ? [verb.slice(2)] : (undoneBy.get(plainName(verb)) ?? []);
  return undone.some(isAfter) ? false : undefined;
}

/** The possible names of the flag that an action sets: those of its state, and what somebody is doing from then on. */
function flagNamesAfter(verb: string): readonly string[] {
  const word = plainName(verb);
  return [...stateNamesAfter(verb), `${word.replace(/e$/, '')}ing`, `${word}ing`];
}

/**
 * The flag that an action such as `toggle` or `toggleActive` turns over: the one that it names, or the only one that the
 * item has.
 */
export function inferToggledFlag(mergeSchema: MergeSchema, item: Schema, verb: string): string | undefined {
  const [, named] = /^(?:toggle|flip)(.*)$/.exec(plainName(verb)) ?? [];
  if (named === undefined) return undefined;
  const flags = [...mergeSchema(item).properties].flatMap(([name, schema]) =>
    mergeSchema(schema).types.has('boolean') ? [name] : [],
  );
  if (named === '') return flags.length === 1 ? flags[0] : undefined;
  return flags.find(
    (name) => flagAfter(name, named) === true || plainName(name).replace(/^is/, '') === named,
  );
}

/** What a restored item is no longer: deleted, or archived where nothing says that it was deleted. */
function marksOf(names: Iterable<string>): readonly string[] {
  const all = [...names];
  const deleted = all.filter((name) => /^(is)?(deleted|trashed)(at|on|date|time)?$/.test(plainName(name)));
  if (deleted.length > 0) return deleted;
  return all.filter((name) => /^(is)?archived(at|on|date|time)?$/.test(plainName(name)));
}

function undoesDeletion(verb: string): boolean {
  return /^(restore|undelete|recover|untrash)$/.test(plainName(verb));
}

/** A number that counts how often an action was performed: `favoritesCount` for `favorite`. */
export interface ActionCounter {
  readonly property: string;
  /** What the action adds: 1, or -1 for one that undoes another. */
  readonly by: 1 | -1;
}

/** The number that an action counts in an element of a list: the `votes` of the option that a vote names. */
export interface ElementCounter extends ActionCounter {
  /** The property of the item that holds the list. */
  readonly list: string;
  /** What names the element: a property of the body, or a parameter of the path. */
  readonly named: string;
  readonly in: 'body' | 'path';
  /** Whether the response shows the element, and not the item. */
  readonly isShown?: true;
}

/** Infers the number in an item that an action counts up, and one that undoes it counts down. */
export function inferActionCounter(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
): ActionCounter | undefined {
  const word = plainName(verb);
  const step = inferStep(mergeSchema, item, word);
  if (step !== undefined) return step;
  const undone = /^un(.+)$/.exec(word)?.[1];
  const forms = (of: string) => [of, `${of}s`, ...(of.endsWith('y') ? [`${of.slice(0, -1)}ies`] : [])];
  // `POST /polls/{id}/votes` counts as `vote` does.
  const stems = (of: string) => [of, ...singularsOf(of).filter((stem) => stem !== of)];
  const namesOf = (verb: string) =>
    stems(verb).flatMap((of) =>
      forms(of).flatMap((form) => [`${form}count`, `${form}counter`, `num${form}`, `total${form}`, `${of}s`]),
    );
  for (const [name, schema] of mergeSchema(item).properties) {
    const { types } = mergeSchema(schema);
    if (!types.has('integer') && !types.has('number')) continue;
    const plain = plainName(name);
    if (namesOf(word).includes(plain)) return { property: name, by: 1 };
    if (undone !== undefined && namesOf(undone).includes(plain)) return { property: name, by: -1 };
  }
  return undefined;
}

/** Verbs that say that they count, with the number after them or without: `increment`, `decreaseStock`. */
const steps: readonly (readonly [verbs: RegExp, by: 1 | -1])[] = [
  [/^(?:increment|increase|inc$)(.*)$/, 1],
  [/^(?:decrement|decrease|dec$)(.*)$/, -1],
];

/** The number that such a verb names, or the one that is called a counter. */
function inferStep(mergeSchema: MergeSchema, item: Schema, word: string): ActionCounter | undefined {
  const [found] = steps.flatMap(([verbs, by]) =>
    verbs.test(word) ? [{ rest: verbs.exec(word)?.[1], by }] : [],
  );
  if (found === undefined) return undefined;
  const numbers = [...mergeSchema(item).properties].filter(([, schema]) => {
    const { types } = mergeSchema(schema);
    return types.has('integer') || types.has('number');
  });
  const isCounted = (name: string) =>
    found.rest === '' ? /(?:count|counter)$/.test(name) : name.startsWith(found.rest ?? '');
  const property = numbers.find(([name]) => isCounted(plainName(name)))?.[0];
  return property === undefined ? undefined : { property, by: found.by };
}
