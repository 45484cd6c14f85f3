import type { Operation } from '../../openapi/operations.ts';
import { isObjectSchema, type MergedSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { ReadRole, Role } from '../resource.ts';
import { parseActionPath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { createItemRoleSearch } from './item-role-search.ts';

/**
 * Infers what shows a part of an item under a path of its own, though nothing is called like that part alone:
 * `GET /accounts/{id}/balance` with `{accountId, balance, currency}` of an account. All that it shows, but for the id of the
 * item, is what the item has.
 * @param roleOf the roles so far
 */
export function inferItemViews(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ReadRole[] {
  const roleOnItem = createItemRoleSearch(roleOf.values());
  return [...context.operations.values()].flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    const parsed = operation.method === 'get' ? parseActionPath(operation.path) : undefined;
    if (parsed === undefined || roleOf.has(operation.id) || hint.isNone || hint.role !== undefined) return [];
    const path = context.toPlural(context.toVersionless(parsed.item));
    const onItem = roleOnItem(path.collection);
    return onItem === undefined ? [] : viewOf(context, operation, { onItem, path, word: parsed.verb });
  });
}

/** What shows several of an item's values together, by plain names: `/polls/{id}/results` with its options and their votes. */
const summaries: ReadonlySet<string> = new Set(['result', 'results', 'summary', 'overview', 'standings']);

/** A role on the item that a path leads through, and what follows that in the path. */
interface Viewed {
  readonly onItem: Role;
  readonly path: NonNullable<ReturnType<typeof parseActionPath>>['item'];
  readonly word: string;
}

function viewOf(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  { onItem: { resource, nestedPath }, path, word }: Viewed,
): readonly ReadRole[] {
  const response = inferSuccessResponse(operation, 'read');
  const shown = mergeSchema(response?.schema ?? {});
  if (response?.schema === undefined || !isObjectSchema(shown) || resource.isSingleton) return [];
  const own = new Map(resource.responseSchemas.flatMap((view) => [...mergeSchema(view).properties]));
  const ids = ['id', ...singularsOf(path.segment).flatMap((each) => [`${each}id`, each])];
  const values = [...shown.properties].filter(([name]) => !ids.includes(plainName(name)));
  const isOwn = ([name, schema]: (typeof values)[number]) => {
    const same = own.get(name);
    return same !== undefined && haveOneType(mergeSchema(schema), mergeSchema(same));
  };
  const isSummary = summaries.has(plainName(word)) && values.length > 1;
  const isNamed = isSummary || findName(own.keys(), [word, ...singularsOf(word)]) !== undefined;
  if (!isNamed || values.length === 0 || !values.every(isOwn)) return [];
  return [
    {
      kind: 'read',
      ...{ operation, resource, collectionPath: path.collection },
      parentParameters: path.parameters.map(({ name }) => name),
      idParameter: path.idParameter ?? '',
      ...(nestedPath && { nestedPath }),
      response: { ...response, item: response.schema },
      isView: true,
    },
  ];
}

function haveOneType(a: MergedSchema, b: MergedSchema): boolean {
  return a.types.size === 0 || b.types.size === 0 || [...a.types].some((type) => b.types.has(type));
}
