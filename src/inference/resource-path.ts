import { rememberTexts } from '../remember-texts.ts';
import { plainName, singularsOf } from './naming.ts';

/** The parts of an operation's path that identify its resource. */
export interface ResourcePath {
  /**
   * The path of the collection, the names of its parameters left out: `/shelves/{}/books`, or `/repos/{}` where several
   * parameters together are the key of an item, as in `/repos/{owner}/{repo}`.
   */
  readonly collection: string;
  /** The last word of the collection's path. */
  readonly segment: string;
  /** The parameters before the collection, each with the word before it. */
  readonly parameters: readonly { readonly name: string; readonly after: string }[];
  /** The parameter that holds the id of an item; absent for a path to the collection. */
  readonly idParameter?: string;
}

/** The parts of an action's path, such as `/orders/{id}/cancel`, `/orders/{id}:cancel` or `/orders/{id}/actions/cancel`. */
export interface ActionPath {
  readonly item: ResourcePath;
  readonly verb: string;
  /** Whether the verb is before the id: `/orders/cancel/{id}`. */
  readonly isVerbFirst?: true;
}

/**
 * Parameters at the end of a path that hold no id: `/boards/{id}/lists/{filter}` selects, `/boards/{id}/{field}` picks. That
 * of `/filters/{filter}` holds the one of a filter.
 */
const selectors: ReadonlySet<string> = new Set('filter field fields query search keyword'.split(' '));

/** The form of a response at the end of a path: `.json`, or a parameter for it, as in `/orders.{format}` and `/orders/{id}/{format}`. */
const extension =
  /(?<=\})\/\{format\}$|\.(?:json|\{(?:(?:response|output|file)[_-]?)?(?:format|ext|extension|content[_-]?type|media[_-]?type|mime[_-]?type)\})$/i;

/** A word with a parameter in it, such as `v{version}` and `{kind}-comments`. */
const wordWithParameter = /^(?:[\w-]*[a-z][\w-]*\{[^{}]+\}|\{[^{}]+\}[\w-]*[a-z][\w-]*)$/i;

/**
 * A path in words and parameters: without a slash and the form of the response at its end. A word with a parameter in it is
 * a word, `/v{version}/orders` is `/vversion/orders`, and a key in parentheses an id: `/orders({key})` is `/orders/{key}`.
 */
export const plainPath = rememberTexts((path: string): string =>
  path.replace(/\/+$/, '').replace(extension, '').split('/').map(plainSegment).join('/'),
);

/** The parameter for the form of the response at the end of a path: the `ext` of `/files/{name}.{ext}`. */
export const formParameterOf = rememberTexts((path: string): string | undefined => {
  const [end = ''] = extension.exec(path.replace(/\/+$/, '')) ?? [];
  return /\{([^{}]+)\}/.exec(end)?.[1];
});

function plainSegment(segment: string): string {
  if (wordWithParameter.test(segment)) return segment.replace(/[{}]/g, '');
  return segment.replace(/^\$(?=\{)/, '').replace(/^([\w.]+)\('?(\{[^{}]+\})'?\)$/, '$1/$2');
}

/** The parameters in words of a path, each of which has items of its own: those of `/{kind}-comments`, and not a version. */
function parametersInWords(path: string): ResourcePath['parameters'] {
  return path
    .split('/')
    .filter((segment) => wordWithParameter.test(segment) && !/^v\{/i.test(segment))
    .map((segment) => ({ name: /\{([^{}]+)\}/.exec(segment)?.[1] ?? '', after: '' }));
}

/**
 * Parses a path such as `/shelves/{shelf}/books/{book}`; see `plainPath`. Undefined for a path that is not made of words and parameters, such as `/{a}-{b}`. A verb after the collection is one more segment:
 * `/orders:search` is `/orders/search`.
 */
export const parseResourcePath = rememberTexts((path): ResourcePath | undefined => {
  const segments = segmentsOf(path);
  const id = parameterOf(segments.at(-1) ?? '');
  if (id !== undefined && isSelector(id, segments)) return undefined;
  const collection = id === undefined ? segments : segments.slice(0, -1);
  const segment = id === undefined ? collection.at(-1) : collection.findLast((each) => !each.includes('{'));
  if (segment === undefined || segment.includes('{') || /[:?#]/.test(segment)) return undefined;
  const names = collection.map(parameterOf);
  if (collection.some((each, i) => each.includes('{') && names[i] === undefined)) return undefined;
  return {
    collection: `/${collection.map((each) => (each.includes('{') ? '{}' : each)).join('/')}`,
    segment,
    parameters: [
      ...names.flatMap((name, i) => (name === undefined ? [] : [{ name, after: wordBefore(collection, i) }])),
      ...parametersInWords(path),
    ],
    ...(id !== undefined && { idParameter: id }),
  };
});

/** Whether a parameter selects, and no word of its path says that it names an item. */
function isSelector(parameter: string, segments: readonly string[]): boolean {
  const word = parameter.toLowerCase();
  const isOfIt = (segment: string) => singularsOf(segment).includes(word) && plainName(segment) !== word;
  return selectors.has(word) && !segments.some(isOfIt);
}

/** Whether several parameters together are the key of an item: the collection's path ends with the first of them. */
export function hasComposedKey({ collection }: Pick<ResourcePath, 'collection'>): boolean {
  return collection.endsWith('/{}');
}

/** The last word of a collection's path as a plain name, and what is before it. */
export const splitPath = rememberTexts((collection) => {
  const end = collection.lastIndexOf('/');
  return { prefix: collection.slice(0, end), last: plainName(collection.slice(end + 1)) } as const;
});

/**
 * Parses the path of an action on an item, also where a word says that one follows: `/orders/{id}/actions/cancel`,
 * `/users/{id}/lifecycle/suspend`.
 */
export function parseActionPath(path: string): ActionPath | undefined {
  const [, itemPath = '', verb = ''] =
    /^(.*\/\{[^{}]+\})[/:](?:(?:actions?|commands?|lifecycle)\/)?([A-Za-z][\w-]*)$/.exec(plainPath(path)) ??
    [];
  const item = verb === '' ? undefined : parseResourcePath(itemPath);
  return item?.idParameter === undefined ? undefined : { item, verb };
}

/** Parses a path that seems to have the verb of an action before the id of its item: `/orders/cancel/{id}`. */
export function parseVerbBeforeId(path: string): ActionPath | undefined {
  const [, collection = '', verb = '', id = ''] =
    /^(.*\/[A-Za-z][\w-]*)\/([A-Za-z][\w-]*)\/(\{[^{}]+\})\/?$/.exec(path) ?? [];
  const item = verb === '' ? undefined : parseResourcePath(`${collection}/${id}`);
  return item?.idParameter === undefined ? undefined : { item, verb, isVerbFirst: true };
}

/** The collection paths that a path is nested in, the nearest first: `/a/{}/b` is nested in an item of `/a`. */
export const collectionsAbove = rememberTexts((collection): readonly CollectionAbove[] => {
  const segments = segmentsOf(collection);
  const above = segments.flatMap((segment, i) =>
    parameterOf(segment) === undefined || i === 0
      ? []
      : [
          {
            collection: `/${segments.slice(0, i).join('/')}`,
            depth: segments.slice(0, i + 1).filter((each) => parameterOf(each) !== undefined).length,
          },
        ],
  );
  return above.reverse();
});

/** A collection whose items a path leads through, and how many parameters lead there. */
interface CollectionAbove {
  readonly collection: string;
  readonly depth: number;
}

/** The name of a resource by its path: `/shelves/{}/books` is `shelves/books`. */
export const nameOfCollection = rememberTexts((collection) =>
  segmentsOf(collection)
    .filter((segment) => parameterOf(segment) === undefined)
    .join('/'),
);

function segmentsOf(path: string): readonly string[] {
  return plainPath(path)
    .split('/')
    .slice(1)
    .flatMap((segment, i, all) => (i === all.length - 1 ? withVerb(segment) : [segment]));
}

/** `orders:search` as two segments; a verb after an id is an action on the item. */
function withVerb(segment: string): readonly string[] {
  const [, collection, verb] = /^([\w-]+):([A-Za-z]\w*)$/.exec(segment) ?? [];
  return collection === undefined || verb === undefined ? [segment] : [collection, verb];
}

function parameterOf(segment: string): string | undefined {
  return /^\{([^{}]*)\}$/.exec(segment)?.[1];
}

function wordBefore(segments: readonly string[], at: number): string {
  return segments.slice(0, at).findLast((segment) => !segment.includes('{')) ?? '';
}
