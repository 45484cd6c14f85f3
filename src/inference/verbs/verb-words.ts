import { rememberTexts } from '../../remember-texts.ts';
import { plainName } from '../naming.ts';
import type { Role } from '../resource.ts';

/** What a verb in a path does to the collection that it is about. */
export type VerbKind = Extract<Role['kind'], 'list' | 'create' | 'read' | 'update' | 'delete'>;

/** The verbs of paths, as tutorials and RPC-like APIs write them, and the methods that each is used with. */
const verbRules = [
  {
    kind: 'list',
    methods: ['get', 'post'],
    words: ['list', 'getall', 'findall', 'fetchall', 'listall', 'getlist', 'showall', 'all'],
  },
  {
    kind: 'create',
    methods: ['post', 'put'],
    words: [
      'create',
      'add',
      'new',
      'save',
      'insert',
      'upsert',
      'createorupdate',
      'addorupdate',
      'saveorupdate',
    ],
  },
  {
    kind: 'read',
    methods: ['get', 'post'],
    words: ['get', 'read', 'find', 'fetch', 'retrieve', 'show', 'view', 'info', 'detail', 'details'],
  },
  {
    kind: 'update',
    methods: ['put', 'patch', 'post'],
    words: ['update', 'edit', 'modify', 'change'],
  },
  { kind: 'delete', methods: ['delete', 'post'], words: ['delete', 'remove', 'destroy'] },
  {
    kind: 'delete',
    methods: ['delete'],
    words: [
      'force',
      'forcedelete',
      'hard',
      'harddelete',
      'permanent',
      'permanently',
      'permanentdelete',
      'purge',
    ],
  },
] as const satisfies readonly { kind: VerbKind; methods: readonly string[]; words: readonly string[] }[];

interface VerbRule {
  readonly kind: VerbKind;
  readonly methods: readonly string[];
}

/** The rules of each verb: every segment of every path is looked up. */
const rulesOf = new Map<string, VerbRule[]>();
for (const { words, ...rule } of verbRules)
  for (const word of words) rulesOf.set(word, [...(rulesOf.get(word) ?? []), rule]);

/** Words beside a verb that name nothing: `getProductById` is about a product. */
const fillers = new Set(['a', 'an', 'the', 'by', 'id', 'my', 'one', 'single', 'for', 'of']);

/** A segment of a path that begins or ends with a verb, such as `add`, `getAllUsers` or `documents.create`. */
export interface VerbSegment {
  readonly kind: VerbKind;
  /** The words that the verb is about, joined: `users`; empty for the verb alone. */
  readonly noun: string;
  /** What the first of several verbs says, whatever the method; absent for one verb. */
  readonly first?: VerbKind;
}

/** The verbs of segments that are used with a method, which precedes them: `get getAllUsers`. */
const parseWithMethod = rememberTexts((text) => {
  const at = text.indexOf(' ');
  return findVerb(text.slice(at + 1), text.slice(0, at));
});

/**
 * Parses a segment of a path; `undefined` where it has no verb that is used with the method. A contract has a few hundred
 * segments, and each stands in many paths.
 */
export function parseVerbSegment(segment: string, method: string): VerbSegment | undefined {
  return parseWithMethod(`${method} ${segment}`);
}

/** The paths of the collections that a verb below theirs creates in: `/users` for `POST /users/add`. */
export function pathsMadeByVerb(
  operations: Iterable<{ readonly method: string; readonly path: string }>,
): readonly string[] {
  return [...operations].flatMap(({ method, path }) => {
    const [, above = '', verb = ''] = /^(.*)\/([^/]+)\/*$/.exec(path) ?? [];
    const found = method === 'post' ? parseVerbSegment(verb, method) : undefined;
    return found?.kind === 'create' && found.noun === '' ? [above] : [];
  });
}

function findVerb(segment: string, method: string): VerbSegment | undefined {
  const dotted = /^([A-Za-z][\w-]*)\.([A-Za-z]+)$/.exec(segment);
  const words = wordsOf(dotted ? `${dotted[2]}_${dotted[1]}` : segment);
  const several = parseSeveralVerbs(words, method);
  if (several !== undefined) return several;
  for (const length of [3, 2, 1]) {
    const verb = plainName(words.slice(0, length).join(''));
    const rule = rulesOf.get(verb)?.find(({ methods }) => methods.includes(method));
    if (rule !== undefined && words.length >= length) return withNoun(rule.kind, words.slice(length));
  }
  return undefined;
}

/**
 * Parses a segment of verbs alone, each of which one of its methods carries out, as the generic views of Django REST
 * framework are called: `list-create`, `retrieve-update-destroy`. In `read-all`, `all` is none.
 */
function parseSeveralVerbs(words: readonly string[], method: string): VerbSegment | undefined {
  const isOfAll = words.some((word) => plainName(word) === 'all');
  if (isOfAll || rulesOf.has(plainName(words.join('')))) return undefined;
  const kinds = words.map((word) => rulesOf.get(plainName(word))?.[0]?.kind);
  const [first, second] = new Set(kinds);
  if (first === undefined || second === undefined || kinds.includes(undefined)) return undefined;
  const isOfMany = kinds.includes('list') || kinds.includes('create');
  const kind = method === 'get' && isOfMany ? 'list' : kindOfMethod[method];
  return kind && { kind, noun: '', first };
}

const kindOfMethod: Readonly<Record<string, VerbKind>> = {
  get: 'read',
  post: 'create',
  put: 'update',
  patch: 'update',
  delete: 'delete',
};

/** A segment whose last word comes first, `list_task` for `task-list`; `undefined` for one word, or where other characters are in it. */
export function reversedSegment(segment: string): string | undefined {
  const words = /^[\w-]+$/.test(segment) ? wordsOf(segment) : [];
  return words.length < 2 ? undefined : [words.at(-1), ...words.slice(0, -1)].join('_');
}

/** `getUserByEmail` looks a user up by another property: it is no read by the id. */
function withNoun(kind: VerbKind, rest: readonly string[]): VerbSegment | undefined {
  const by = rest.findIndex((word) => word.toLowerCase() === 'by');
  const isLookUp = by >= 0 && rest.slice(by + 1).some((word) => !fillers.has(word.toLowerCase()));
  return isLookUp
    ? undefined
    : { kind, noun: joinWords(rest.filter((word) => !fillers.has(word.toLowerCase()))) };
}

function wordsOf(segment: string): readonly string[] {
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** Words as one name with a small first letter, as segments of paths mostly are: `orderItem`. */
function joinWords([first = '', ...others]: readonly string[]): string {
  return [first.charAt(0).toLowerCase() + first.slice(1), ...others.map(capitalized)].join('');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
