import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { responseSchemasOf } from '../../group-candidates.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferRequestPayload, inferSuccessResponse, withItem } from '../../item-payloads.ts';
import { findName, plainName, singularsOf } from '../../naming.ts';
import type { DeleteRole, LookUp, ReplaceRole, UpdateRole } from '../../resource.ts';
import type { ResourceCandidate } from '../../resource-candidates.ts';
import { knownItems } from '../../wrapper/item-evidence.ts';
import { describeItem } from '../../wrapper/undeclared-item.ts';
import { propertyInWord, withoutFillers } from '../collection-words.ts';
import { baseOf, type Finder, nameOfItems } from './finder.ts';

/** The names of the property by which a word and its parameter look an item up: `sku` for `/products/sku/{sku}`. */
export function lookUpNames(word: string, parameter: string): readonly string[] {
  const { name, isExplicit } = propertyInWord(word);
  return isExplicit ? [name] : [parameter, `${parameter}name`, ...singularsOf(word)];
}

/**
 * The candidates without those of paths that look an item of another collection up by a property, and change or delete it:
 * `/products/sku/{sku}` beside `/products` has no items of its own.
 */
export function withoutLookUps(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): readonly ResourceCandidate[] {
  const makers = new Map(
    candidates.flatMap((each) =>
      each.roles.some(({ kind }) => kind === 'create') ? [[each.path.collection, each] as const] : [],
    ),
  );
  return candidates.filter((candidate) => {
    const { collection, segment } = candidate.path;
    const above = makers.get(withoutFillers(collection.slice(0, -segment.length - 1)));
    return above === undefined || !isLookUp(context, candidate, above);
  });
}

function isLookUp(
  { mergeSchema, identify }: InferenceContext,
  { path: { segment }, roles }: ResourceCandidate,
  above: ResourceCandidate,
): boolean {
  const isWritten = roles.some(({ kind }) => kind === 'update' || kind === 'replace' || kind === 'delete');
  const parameters = new Set(roles.map(({ path }) => path.idParameter ?? ''));
  const [parameter = ''] = parameters;
  if (!isWritten || parameters.size !== 1 || ['', 'id', 'uuid'].includes(plainName(parameter))) return false;
  const items = responseSchemasOf(mergeSchema, [above]);
  const names = new Set(items.flatMap((each) => [...mergeSchema(each).properties.keys()]));
  if (findName(names, lookUpNames(segment, parameter)) === undefined) return false;
  const isSaid = propertyInWord(segment).isExplicit || plainName(segment) === plainName(parameter);
  const shown = roles.flatMap(({ kind, response }): readonly Schema[] =>
    kind === 'read' && response.item ? [response.item] : [],
  );
  return isSaid || shown.some((each) => items.some((item) => identify(item) === identify(each)));
}

const kinds: Readonly<Record<string, 'replace' | 'update' | 'delete'>> = {
  put: 'replace',
  patch: 'update',
  delete: 'delete',
};

/** Whether an operation changes or deletes what its path leads to. */
export function isItemWrite({ method }: Operation): boolean {
  return Object.hasOwn(kinds, method);
}

/**
 * The role of an operation that changes or deletes the item which its path looks up.
 * @param kind what it does; what its method says, unless given
 */
export function inferLookedUpWrite(
  context: InferenceContext,
  finder: Finder,
  lookUp: LookUp,
  kind: (typeof kinds)[string] | undefined = kinds[finder.operation.method],
): readonly (UpdateRole | ReplaceRole | DeleteRole)[] {
  const { mergeSchema, reject } = context;
  const { operation, beside } = finder;
  const success = inferSuccessResponse(operation, kind === 'delete' ? 'delete' : 'change');
  if (kind === undefined || success === undefined)
    return reject(operation, 'it declares no JSON or empty response that a change succeeds with');
  const { resource } = beside;
  const known = knownItems(context, resource.responseSchemas, nameOfItems(beside));
  const evidence = { ...known, isOne: true, isJson: resource.requestSchemas.length > 0 };
  const response = describeItem(mergeSchema, resource, withItem(context, success, evidence));
  const base = { ...baseOf(finder), response, lookUp, idParameter: lookUp.parameter };
  if (kind === 'delete') return [{ ...base, kind }];
  const sent = inferRequestPayload(context, operation, evidence);
  if (kind === 'update') return [{ ...base, kind, ...(sent && { sent }) }];
  return sent === undefined ? [] : [{ ...base, kind, sent }];
}
