import type { ListChange } from '../resource.ts';
import { parseListVerb } from './list-verbs.ts';

/** What the rest of a path does to a list in the item that the path before it leads to. */
export interface AccessPath {
  readonly change: ListChange;
  /** The word for the list; empty where the path has none. */
  readonly noun: string;
  /** The path parameter that says which element. */
  readonly parameter?: string;
  /** Whether nothing follows the path of the item. */
  readonly isBare?: true;
  /** Whether the element is whoever sends the request, who marks the item. */
  readonly isOwn?: true;
}

const changesOfList: Readonly<Record<string, ListChange>> = {
  get: 'list',
  post: 'add',
  put: 'replace',
  patch: 'change',
  delete: 'clear',
};

const changesOfElement: Readonly<Record<string, ListChange>> = {
  get: 'read',
  post: 'put',
  put: 'put',
  patch: 'change',
  delete: 'remove',
};

/**
 * Parses what follows the path of an item: `items`, `items/{itemId}`, `items/clear`, `items/{itemId}/remove`,
 * `addMember`, `add/{productId}`, or nothing. `undefined` for anything else.
 */
export function parseAccessPath(method: string, rest: readonly string[]): AccessPath | undefined {
  const [first = '', second, third, ...more] = rest;
  if (more.length > 0) return undefined;
  if (rest.length === 0) return method === 'post' || method === 'delete' ? ofItem(method) : undefined;
  if (parameterIn(first) !== undefined) return undefined;
  const verb = method === 'get' ? undefined : parseListVerb(first);
  if (verb !== undefined) return third === undefined ? ofVerb(verb, second) : undefined;
  if (second === undefined) return ofList(method, first);
  const parameter = parameterIn(second);
  if (parameter !== undefined) return ofElement(method, first, parameter, third);
  const inner = third === undefined && method !== 'get' ? parseListVerb(second) : undefined;
  return inner?.noun === '' ? { change: inner.change, noun: first } : undefined;
}

/** `addMember`, or `add/{productId}`. */
function ofVerb(
  { change, noun }: Pick<AccessPath, 'change' | 'noun'>,
  after: string | undefined,
): AccessPath | undefined {
  if (after === undefined) return { change, noun };
  const parameter = parameterIn(after);
  return parameter === undefined ? undefined : { change, noun, parameter };
}

/** `items/{itemId}`, or `items/{itemId}/remove`. */
function ofElement(
  method: string,
  noun: string,
  parameter: string,
  after: string | undefined,
): AccessPath | undefined {
  if (after === undefined) {
    const change = changesOfElement[method];
    return change && { change, noun, parameter };
  }
  const verb = method === 'get' ? undefined : parseListVerb(after);
  return verb?.noun === '' ? { change: verb.change, noun, parameter } : undefined;
}

function ofItem(method: string): AccessPath | undefined {
  const access = ofList(method, '');
  return access && { ...access, isBare: true };
}

function ofList(method: string, noun: string): AccessPath | undefined {
  const change = changesOfList[method];
  return change && { change, noun };
}

function parameterIn(segment: string): string | undefined {
  return /^\{([^{}]*)\}$/.exec(segment)?.[1];
}
