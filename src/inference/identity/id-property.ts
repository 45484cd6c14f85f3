import type { Schema } from '../../openapi/document.ts';
import { isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName, singularsOf, splitName } from '../naming.ts';
import type { PropertyLocation } from '../resource.ts';
import { type IdNames, idNames } from './id-names.ts';
import { isIdentifier, isOutcomeCode, refersElsewhere, wordsBeforeId } from './identifier-words.ts';

/** The parts of the contract that say which property of an item is its id. */
export interface IdPropertyEvidence {
  /** The last segment of the collection's path, such as `customers`. */
  readonly segment: string;
  /** The path parameters that hold the id, such as `customer_id`; none when no path leads to an item. */
  readonly parameters: readonly {
    readonly name: string;
    readonly schema: Schema;
    readonly example?: unknown;
  }[];
  /** The schemas of items in responses. */
  readonly responseSchemas: readonly Schema[];
  /** The schema of the item that a POST sends; absent when no POST creates items. */
  readonly createSchema?: Schema;
  /** The properties that hold the ids of parents. */
  readonly parentProperties: readonly string[];
  /** The last segments of all collections of the contract. */
  readonly otherSegments: ReadonlySet<string>;
  /** Whether an item has its own address, which ends with the id. */
  readonly hasLink?: boolean;
}

/** A property that may hold an id. */
interface Candidate {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  readonly example?: unknown;
}

/** From how many characters on an example says what it is an example of. */
const longExample = 8;

/** What the rules look at. */
interface Clues {
  readonly names: IdNames;
  /** The texts and numbers of the item, in the order of the contract. */
  readonly scalars: readonly Candidate[];
  /** Its numbers, also where the path parameter is a text: many contracts declare every parameter as one. */
  readonly numbers: () => readonly Candidate[];
  /** The objects of the item, each with its texts and numbers; the rules that are sure need none. */
  readonly objects: () => ReadonlyMap<string, readonly Candidate[]>;
  /** The texts and numbers that a create sends. */
  readonly sendable: ReadonlySet<string>;
  readonly parameterTypes: ReadonlySet<string>;
  /** Whether a path leads to an item. */
  readonly isFound: boolean;
  /** The examples of the path parameter. */
  readonly parameterExamples: ReadonlySet<unknown>;
  /** Whether a response names no property of the item, and so can show any. */
  readonly isOpen: boolean;
  /** Whether every response can show one property more: the id of an item that a POST makes, and that paths lead to. */
  readonly isExtensible: boolean;
  readonly isForeign: (name: string) => boolean;
}

type Rule = (clues: Clues) => PropertyLocation | undefined;

/** The properties that are an id by their name alone, the likeliest first. */
const usualIds = ['id', 'uuid', '_id', 'guid', 'pk', 'oid', 'uid'];

/** Those that are an id whatever a client calls the item. */
const plainIds = ['id', 'uuid', '_id', 'guid', 'gid'];

/** Those that may identify an item as well. */
const usualKeys = [...plainIds, 'key', 'name', 'slug', 'code', 'sid', 'pk', 'uid'];

/** Those that a client names an item by, the likeliest first. */
const sentKeys = ['key', 'name', 'slug', 'code', 'username', 'login', 'handle'];

/** The names that people sign in by, any of which may be called by another of them. */
const signInNames = ['username', 'login', 'handle', 'screenname'];

/** The words for the number of an item among those of its parent. */
const ordinals = ['number', 'index', 'iid', 'num', 'no', 'nr', 'sequence'];

/** `{index}` and `{issue_index}` of issues, which show it as their `number`. */
function isOrdinal({ parameter, bare }: IdNames): boolean {
  return [parameter, ...bare].some((name) => ordinals.includes(name));
}

/** The objects of an item that say what it is, the likeliest first. */
export const describingObjects = ['metadata', 'meta', 'sys', 'header', 'attributes', 'info'];

/** Whether an object of an item says what the item is, by its name. */
export function isDescribingObject(property: string): boolean {
  return describingObjects.includes(plainName(property));
}

/** The properties that a path parameter surely means. */
const sureRules: readonly Rule[] = [
  besideItsText,
  ({ names, scalars }) => among(scalars, [names.parameter]),
  ({ names, scalars }) => among(scalars, names.bare),
  ({ names, scalars }) => (isOrdinal(names) ? among(scalars, ordinals) : undefined),
  ({ names, scalars }) => (names.isId ? among(scalars, [...usualIds, ...names.own]) : undefined),
  // `{username}` of users who show it as their `login`.
  ({ names, scalars }) => (signInNames.includes(names.parameter) ? among(scalars, signInNames) : undefined),
];

/** The properties that it means by their names, or by being the only ones that identify anything. */
const ownRules: readonly Rule[] = [
  ...sureRules,
  (clues) => inObject(clues, [clues.names.parameter, ...clues.names.bare]),
  inObjectOfTheName,
  byCode,
  ({ names, scalars }) => (names.isId ? among(scalars, names.ofLastWords) : undefined),
  inFull,
  ofOneExample,
  (clues) => (clues.names.isId ? serverIdentifier(clues) : undefined),
  (clues) => (clues.names.isId ? inDescribingObject(clues, usualIds) : undefined),
  // `{year}`, declared as a text like every parameter, of what shows its `year` as a number.
  ({ names, numbers }) => among(numbers(), [names.parameter]),
];

/** Which property a path parameter means: the first rule that finds one decides. */
const rules: readonly Rule[] = [
  ...ownRules,
  ({ scalars }) => among(scalars, plainIds),
  ({ names, scalars }) => among(scalars, names.noun),
  // What a client names an item by is a better key than what the server may call it.
  ({ names, scalars, sendable }) =>
    names.isId
      ? undefined
      : among(
          scalars.filter(({ name }) => sendable.has(name)),
          sentKeys,
        ),
  ({ names, scalars }) => among(scalars, [...usualKeys, ...names.own, ...names.ofLastWords]),
  byNumberOfServer,
  (clues) => inDescribingObject(clues, usualKeys),
  (clues) => (clues.names.isId ? onlyIdentifier(clues) : undefined),
  ({ names, numbers }) => (names.words.includes(names.parameter) ? among(numbers(), plainIds) : undefined),
  ({ isOpen, isExtensible }) => (isOpen || isExtensible ? { property: 'id' } : undefined),
];

/** Finds the property of an item that its path parameter means; undefined when no property shows the id. */
export function findIdProperty(
  mergeSchema: MergeSchema,
  evidence: IdPropertyEvidence,
): PropertyLocation | undefined {
  // What a read shows comes before what other responses do: that of a sign-up may have the `user_id` of a user's `id`.
  const { responseSchemas, hasLink = false } = evidence;
  const isOnlyRead = responseSchemas.length < 2;
  const shown = isOnlyRead ? evidence : { ...evidence, responseSchemas: responseSchemas.slice(0, 1) };
  const ofRead = cluesOf(mergeSchema, shown);
  const sure = firstFound(sureRules, ofRead);
  if (sure !== undefined) return sure;
  const clues = isOnlyRead ? ofRead : cluesOf(mergeSchema, evidence);
  // An item that has its id in its address needs no other: its `name` is none.
  return firstFound(hasLink && clues.names.isId ? ownRules : rules, clues);
}

function firstFound(candidates: readonly Rule[], clues: Clues): PropertyLocation | undefined {
  for (const rule of candidates) {
    const found = rule(clues);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Finds the property of a request that holds the id where no response has it by that name: the `role_id` of
 * `POST /users/{user}/roles`, whose item is then found at `/users/{user}/roles/{role_id}`.
 */
export function findSentId(mergeSchema: MergeSchema, evidence: IdPropertyEvidence): string | undefined {
  const { names, scalars, sendable } = cluesOf(mergeSchema, evidence);
  // `{pool_name}`, which the read shows as `pool_name` and the create is sent as `name`.
  if (!names.isId && findName(sendable, [names.parameter]) === undefined) {
    const named = among(scalars, [names.parameter]) && findName(sendable, names.bare);
    if (named !== undefined) return named;
  }
  // `new_branch_name` of a create is the `name` of the branch that responses show.
  const shown = names.isId
    ? undefined
    : findName(
        [...sendable],
        names.words.flatMap((word) => sentKeys.map((key) => `new${word}${key}`)),
      );
  if (shown !== undefined) return shown;
  const specific = [names.parameter, ...names.bare].filter((name) => !usualKeys.includes(name));
  if (specific.length === 0 || among(scalars, specific) !== undefined) return undefined;
  return findName(sendable, specific);
}

/** Both the id and what a create calls it are looked for with the same evidence. */
const knownClues = new WeakMap<IdPropertyEvidence, Clues>();

function cluesOf(mergeSchema: MergeSchema, evidence: IdPropertyEvidence): Clues {
  const known = knownClues.get(evidence);
  if (known !== undefined) return known;
  const clues = findClues(mergeSchema, evidence);
  knownClues.set(evidence, clues);
  return clues;
}

function findClues(mergeSchema: MergeSchema, evidence: IdPropertyEvidence): Clues {
  const { responseSchemas, createSchema, parameters, segment, parentProperties, otherSegments } = evidence;
  const called = idNames(segment, parameters[0]?.name ?? 'id');
  // The `account_note_id` of a note below an account is not the `account_id` that the note has too.
  const ofParents = new Set(parentProperties.map(plainName));
  const names = { ...called, bare: called.bare.filter((name) => !ofParents.has(name)) };
  const parameterExamples = new Set(
    parameters.flatMap(({ schema, example }) => [example, mergeSchema(schema).keywords.example]),
  );
  const parameterTypes = new Set(parameters.flatMap(({ schema }) => [...mergeSchema(schema).types]));
  // A user name in a path is never a number. An `id` may be one even if the path declares it as a string.
  const isText = !names.isId && parameterTypes.has('string') && !parameterTypes.has('integer');
  const named = [names.parameter, ...names.bare];
  const candidatesIn = (schema: Schema, fits: (types: ReadonlySet<string>) => boolean) => {
    const { properties } = mergeSchema(schema);
    return [...properties].flatMap(([name, property]): Candidate[] => {
      const merged = mergeSchema(property);
      const { types, keywords } = merged;
      // `@id` of JSON-LD is the whole address.
      if (!fits(types) || name.startsWith('@')) return [];
      if (!named.includes(plainName(name)) && isOutcomeCode(name, merged, properties.keys())) return [];
      return [{ name, types, isReadOnly: keywords.readOnly === true, example: keywords.example }];
    });
  };
  const scalarsIn = (schema: Schema) => candidatesIn(schema, (types) => isScalar(types, isText));
  const findObjects = () =>
    new Map(
      responseSchemas.flatMap((view) =>
        [...mergeSchema(view).properties].flatMap(([name, property]): [string, Candidate[]][] =>
          mergeSchema(property).types.has('object') ? [[name, scalarsIn(property)]] : [],
        ),
      ),
    );
  let objects: ReturnType<Clues['objects']> | undefined;
  const parents = new Set(parentProperties);
  const own = new Set(singularsOf(segment));
  return {
    names,
    scalars: responseSchemas.flatMap(scalarsIn),
    numbers: () => responseSchemas.flatMap((schema) => candidatesIn(schema, isNumber)),
    objects: () => {
      objects ??= findObjects();
      return objects;
    },
    sendable: new Set(createSchema === undefined ? [] : scalarsIn(createSchema).map(({ name }) => name)),
    parameterTypes,
    isFound: parameters.length > 0,
    parameterExamples,
    isOpen: responseSchemas.some((schema) => isOpaque(mergeSchema(schema))),
    isExtensible:
      parameters.length > 0 &&
      names.isId &&
      createSchema !== undefined &&
      responseSchemas.length > 0 &&
      responseSchemas.every((schema) => mergeSchema(schema).allows('id')),
    isForeign: (name) => parents.has(name) || refersElsewhere(name, own, otherSegments),
  };
}

/** Whether a value of these types may be an id; one without types may be anything. */
function isScalar(types: ReadonlySet<string>, isText: boolean): boolean {
  return types.size === 0 || types.has('string') || (!isText && (isNumber(types) || types.has('boolean')));
}

function isNumber(types: ReadonlySet<string>): boolean {
  return types.has('integer') || types.has('number');
}

function among(candidates: readonly Candidate[], names: readonly string[]): PropertyLocation | undefined {
  const property = findName(
    candidates.map(({ name }) => name),
    names,
  );
  return property === undefined ? undefined : { property };
}

/**
 * The `id` of a comment that also has a `comment`, which clients write: the `{comment}` of a path is not that text.
 */
function besideItsText({ names, scalars, sendable }: Clues): PropertyLocation | undefined {
  const text = names.words.includes(names.parameter) ? among(scalars, [names.parameter]) : undefined;
  if (text === undefined || !sendable.has(text.property)) return undefined;
  const own = scalars.filter(({ name }) => !sendable.has(name));
  return among(own, [...usualIds, ...names.own]);
}

/** `iataCode`, for the `{iata}` of a path, and `iata` for `{iataCode}`. */
function byCode({ names, scalars, isForeign }: Clues): PropertyLocation | undefined {
  const { parameter, words, isId } = names;
  if (isId || words.includes(parameter)) return undefined;
  const short = parameter.replace(/(?<=.{2})(?:code|number|key)$/, '');
  const found = among(scalars, [...['code', 'number', 'key'].map((end) => parameter + end), short]);
  return found === undefined || isForeign(found.property) ? undefined : found;
}

/** `account_registration_reference`, for the `{account-reg-ref}` of a path: each word begins with that of the parameter. */
function inFull({ names, scalars }: Clues): PropertyLocation | undefined {
  const short = names.chosen;
  if (short.length < 2) return undefined;
  const found = scalars.find(({ name }) => {
    const words = splitName(name).map(plainName);
    return words.length === short.length && words.every((word, i) => word.startsWith(short[i] ?? '-'));
  });
  return found && { property: found.name };
}

/** The property whose example is that of the parameter: a text long enough to be nothing else. */
function ofOneExample({ scalars, parameterExamples }: Clues): PropertyLocation | undefined {
  const found = scalars.find(
    ({ example }) =>
      typeof example === 'string' && example.length >= longExample && parameterExamples.has(example),
  );
  return found && { property: found.name };
}

/** The id in the object of a known name, or in the only object that has a property of one of the names. */
function inObject({ objects, names }: Clues, inner: readonly string[]): PropertyLocation | undefined {
  const known = [...describingObjects, ...names.words];
  const having = [...objects()].flatMap(([property, candidates]): Required<PropertyLocation>[] => {
    const found = among(candidates, inner)?.property;
    return found === undefined ? [] : [{ property, inner: found }];
  });
  const property = findName(
    having.map((each) => each.property),
    known,
  );
  if (property !== undefined) return having.find((each) => each.property === property);
  const specific = having.filter((each) => !usualKeys.includes(plainName(each.inner)));
  return specific.length === 1 ? specific[0] : undefined;
}

/** `user.id`, for the `{user_id}` of a path. */
function inObjectOfTheName({ objects, names }: Clues): PropertyLocation | undefined {
  for (const [property, candidates] of objects()) {
    const inner = candidates.find(({ name }) => plainName(property + name) === names.parameter)?.name;
    if (inner !== undefined) return { property, inner };
  }
  return undefined;
}

function inDescribingObject(
  { objects, names }: Clues,
  inner: readonly string[],
): PropertyLocation | undefined {
  for (const known of [...describingObjects, ...names.words]) {
    const property = findName(objects().keys(), [known]);
    const found = among(objects().get(property ?? '') ?? [], inner)?.property;
    if (property !== undefined && found !== undefined) return { property, inner: found };
  }
  return undefined;
}

/** An identifier that the server sets, or the first property of all: `txId`, before any other. */
function serverIdentifier(clues: Clues): PropertyLocation | undefined {
  const { scalars, sendable } = clues;
  const own = identifiersOf(clues);
  const found =
    own.find(({ isReadOnly }) => isReadOnly) ??
    own.find(({ name }) => !sendable.has(name)) ??
    own.find(({ name }) => name === scalars[0]?.name);
  return found && { property: found.name };
}

function onlyIdentifier(clues: Clues): PropertyLocation | undefined {
  const [first] = identifiersOf(clues);
  return first && { property: first.name };
}

/**
 * Whether an identifier may be that of an item. Where no path leads to one, what it is sent of something else is none: several
 * tuples have the same `subject_id`.
 */
function mayBeOwn({ isFound, sendable, names }: Clues, name: string): boolean {
  const words = wordsBeforeId(name);
  return (
    isFound || !sendable.has(name) || words.length === 0 || words.some((word) => names.words.includes(word))
  );
}

/** The identifiers of the item that refer to nothing else, those of the path parameter's type first. */
function identifiersOf(clues: Clues): readonly Candidate[] {
  const { scalars, parameterTypes, isForeign } = clues;
  const own = scalars.filter(({ name }) => isIdentifier(name) && !isForeign(name) && mayBeOwn(clues, name));
  const isTyped = ({ types }: Candidate) => [...types].some((type) => parameterTypes.has(type));
  return [...own.filter(isTyped), ...own.filter((each) => !isTyped(each))];
}

/** `{step}`, a number, of items that the server numbers by their `index`. */
function byNumberOfServer({ names, scalars, sendable, parameterTypes }: Clues): PropertyLocation | undefined {
  const isNumber = parameterTypes.has('integer') || parameterTypes.has('number');
  return names.isId || !isNumber
    ? undefined
    : among(
        scalars.filter(({ name }) => !sendable.has(name)),
        ['index', 'sequence'],
      );
}
