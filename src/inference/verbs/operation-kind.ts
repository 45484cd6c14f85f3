import type { Operation } from '../../openapi/operations.ts';
import type { SuccessKind } from '../item-payloads.ts';
import type { PeoplePath } from '../people/infer-people.ts';
import type { IdInput, Role } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';
import type { ResourceHint } from '../vendor-extension.ts';
import type { VerbKind } from './verb-words.ts';

/** What an operation may seem to do with the collection of its path, seen alone. */
export type CandidateKind = Exclude<Role['kind'], 'action' | 'count' | 'bulk-delete' | 'bulk-update'>;

/** What the path of an operation means that names its verb, such as `/products/delete/{id}` or `/recipient/get`. */
export interface VerbPath {
  readonly kind: VerbKind | 'replace';
  /** The path without the verb: that of `/products/{id}`. Its `idParameter` may be a property of the request. */
  readonly path: ResourcePath;
  /** Where the request has the id, when its path does not. */
  readonly idInput?: IdInput;
}

/** An operation with what follows from its path and its `x-resource`. */
export interface OperationOnPath {
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  readonly verb?: VerbPath;
  /** What an operation for people stands for; `path` is of the collection that they are in. */
  readonly person?: PeoplePath;
}

const kindsOnItem: Readonly<Record<string, CandidateKind>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  post: 'update',
  delete: 'delete',
};

const kindsOnCollection: Readonly<Record<string, CandidateKind>> = {
  ...kindsOnItem,
  get: 'list',
  query: 'list',
  post: 'create',
};

/** Which statuses mean success for each kind. */
export const successKinds: Readonly<Record<CandidateKind, SuccessKind>> = {
  list: 'list',
  create: 'create',
  'bulk-create': 'create',
  read: 'read',
  replace: 'change',
  update: 'change',
  delete: 'delete',
};

/** What an operation seems to do, by its `x-resource`, the verb in its path or its method. */
export function kindOf({ operation, path, hint, verb, person }: OperationOnPath): CandidateKind | undefined {
  const kinds = path.idParameter === undefined ? kindsOnCollection : kindsOnItem;
  return hintedKind(hint) ?? person?.kind ?? verb?.kind ?? kinds[operation.method];
}

/** What `x-resource` says that an operation does. */
export function hintedKind({ role }: ResourceHint): CandidateKind | undefined {
  return role === 'action' ? undefined : role;
}

/** Whether an operation is a PUT that makes something each time: it is called so, and succeeds with 201 and no other status. */
export function alwaysCreates({ id, method, path, responses }: Operation): boolean {
  if (method !== 'put' || path.endsWith('}')) return false;
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  const isMade = successes.length === 1 && successes[0] === '201';
  return isMade && /^(?:[Cc]reate|[Aa]dd|[Mm]ake|[Ii]nsert)(?![a-z])/.test(id);
}
