import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import type { BodyPath } from '../../body-path.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { lastSegmentOf, plainName, singularsOf } from '../../naming.ts';
import type { CountRole, ListRole, Role } from '../../resource.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { filterFieldsOf } from '../filter-fields.ts';
import { inferFilterParameters } from '../list-parameters.ts';

/**
 * Infers what lists the values that the items of a collection have of a property: the texts of `GET /tags`, beside articles
 * with a `tagList`, and of `GET /products/categories`. Where the items of several collections have such a property, those
 * that the path is below of count.
 * @param roleOf the roles so far
 */
export function inferValueLists(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly CountRole[] {
  const lists = [...roleOf.values()].filter(
    (role): role is ListRole => role.kind === 'list' && role.parentParameters.length === 0,
  );
  return [...context.operations.values()].flatMap((operation): readonly CountRole[] => {
    const isOpen = operation.method === 'get' && !operation.path.includes('{') && !roleOf.has(operation.id);
    const hint = isOpen ? parseResourceHint(context.document, operation) : undefined;
    if (hint === undefined || hint.isNone || hint.role !== undefined) return [];
    const response = inferSuccessResponse(operation, 'list');
    const listPath = response?.schema && textsIn(context.mergeSchema, response.schema);
    if (response === undefined || listPath === undefined) return [];
    const found = valuesOf(context.mergeSchema, operation, lists);
    if (found === undefined) return [];
    const { resource, collectionPath } = found.list;
    const row = context.mergeSchema(resource.responseSchemas[0] ?? {});
    const { filters, exploded, parameters } = inferFilterParameters(context.mergeSchema, operation, row);
    const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
    return [
      {
        kind: 'count',
        ...{ operation, resource, collectionPath, parentParameters: [], response },
        ...{ countPath: listPath, figures: [{ path: listPath, of: 'values', property: found.property }] },
        ...{ filters, exploded },
        ignored: parameters.map(({ name }) => name).filter((name) => !filtering.has(name)),
      },
    ];
  });
}

/** How many objects deep the texts of a response are looked for. */
const maxDepth = 2;

/** Where a body has a list of texts, the only one in it. */
function textsIn(mergeSchema: MergeSchema, body: Schema, path: BodyPath = []): BodyPath | undefined {
  const { items, properties } = mergeSchema(body);
  if (items !== undefined) {
    const { types } = mergeSchema(items);
    return types.size === 1 && types.has('string') ? path : undefined;
  }
  if (path.length >= maxDepth) return undefined;
  const found = [...properties].flatMap(([name, schema]) => {
    const inner = textsIn(mergeSchema, schema, [...path, name]);
    return inner === undefined ? [] : [inner];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A collection whose items have a property. */
interface FoundProperty {
  readonly list: ListRole;
  readonly property: string;
}

function valuesOf(
  mergeSchema: MergeSchema,
  { path }: Operation,
  lists: readonly ListRole[],
): FoundProperty | undefined {
  const plain = path.replace(/\/+$/, '');
  const word = plainName(lastSegmentOf(plain));
  const above = plain.slice(0, plain.lastIndexOf('/'));
  const below = lists.filter((list) => list.operation.path.replace(/\/+$/, '') === above);
  const found = (below.length > 0 ? below : lists).flatMap((list): readonly FoundProperty[] => {
    const property = textsCalled(mergeSchema, list, [...singularsOf(word), word]);
    return property === undefined ? [] : [{ list, property }];
  });
  const [first, ...others] = found;
  return others.every(({ list }) => list.resource === first?.list.resource) ? first : undefined;
}

/** The property of the rows of a list that has a text, or a list of them, and one of some names. */
function textsCalled(
  mergeSchema: MergeSchema,
  { resource: { responseSchemas } }: ListRole,
  names: readonly string[],
): string | undefined {
  const field = filterFieldsOf(mergeSchema, mergeSchema(responseSchemas[0] ?? {})).find(names);
  const [property, ...inner] = field?.path ?? [];
  const { types, items } = mergeSchema(field?.schema ?? {});
  const isText = items === undefined ? types.has('string') : mergeSchema(items).types.has('string');
  return isText && inner.length === 0 ? property : undefined;
}
