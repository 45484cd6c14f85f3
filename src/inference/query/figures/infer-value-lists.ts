import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import type { BodyPath } from '../../body-path.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { lastSegmentOf, plainName, singularsOf } from '../../naming.ts';
import type { CountRole, ListRole, Role } from '../../resource.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { filterFieldsOf } from '../filter-fields.ts';
import { inferFilterParameters } from '../list-parameters.ts';
import type { Figure } from './figure.ts';

/**
 * Infers what lists the values that the items of a collection have of a property: the texts of `GET /tags`, beside articles
 * with a `tagList`, of `GET /products/categories` and of `/products/category-list`; or objects, `{slug, name, url}`, with the
 * number of items that have each, `{tag, count}`; or those numbers by the values. Where the items of several collections have such a property, those
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
    const shown = response?.schema && valuesIn(context.mergeSchema, response.schema);
    if (response === undefined || shown === undefined) return [];
    const found = valuesOf(context.mergeSchema, operation, lists);
    const figure = found && figureOf(shown, found.property);
    if (found === undefined || figure === undefined) return [];
    const { resource, collectionPath } = found.list;
    const row = context.mergeSchema(resource.responseSchemas[0] ?? {});
    const { filters, exploded, parameters } = inferFilterParameters(context.mergeSchema, operation, row);
    const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
    return [
      {
        kind: 'count',
        ...{ operation, resource, collectionPath, parentParameters: [], response },
        ...{ countPath: shown.path, figures: [figure] },
        ...{ filters, exploded },
        ignored: parameters.map(({ name }) => name).filter((name) => !filtering.has(name)),
      },
    ];
  });
}

/** How many objects deep the values in a response are looked for. */
const maxDepth = 2;

/** Where a response has values: texts, objects with some members, or numbers by the values. */
interface ShownValues {
  readonly path: BodyPath;
  /** The members of each, where they are objects. */
  readonly members?: ReadonlyMap<string, MergedSchema>;
  readonly areCounted?: true;
}

/** Where a body has a list of texts or objects, or a map of numbers, the only one in it. */
function valuesIn(mergeSchema: MergeSchema, body: Schema, path: BodyPath = []): ShownValues | undefined {
  const { items, properties, additional } = mergeSchema(body);
  if (items !== undefined) {
    const { types, properties: members } = mergeSchema(items);
    if (types.size === 1 && types.has('string')) return { path };
    const merged = new Map([...members].map(([name, schema]) => [name, mergeSchema(schema)]));
    return members.size === 0 ? undefined : { path, members: merged };
  }
  if (additional !== undefined && properties.size === 0)
    return isCount(mergeSchema(additional)) ? { path, areCounted: true } : undefined;
  if (path.length >= maxDepth) return undefined;
  const found = [...properties].flatMap(([name, schema]) => {
    const inner = valuesIn(mergeSchema, schema, [...path, name]);
    return inner === undefined ? [] : [inner];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** What the text of a value is called, besides as the property, by plain names. */
const textNames: ReadonlySet<string> = new Set(['name', 'label', 'title', 'value', 'key', 'text', 'id']);

/** What accompanies it, by plain names. */
const besideNames: ReadonlySet<string> = new Set(['slug', 'url', 'href', 'link']);

/** How the number of items that have a value is called, by plain names: `count`, `productCount`, `numArticles`. */
const countNames =
  /^(?:count|total|num.*|number.*|total.*|frequency|occurrences|usage|uses|items|.*counts?)$/;

/** The figure that shows the values of a property; none where a response shows something else with a name. */
function figureOf({ path, members, areCounted }: ShownValues, property: string): Figure | undefined {
  if (areCounted) return { path, of: 'groups', property };
  if (members === undefined) return { path, of: 'values', property };
  const names = [...members.keys()];
  const words = singularsOf(property);
  const isText = (name: string) => textNames.has(plainName(name)) || words.includes(plainName(name));
  const texts = names.filter((name) => isText(name) && members.get(name)?.types.has('string'));
  const beside = names.filter((name) => besideNames.has(plainName(name)));
  const counts = names.filter((name) => isCount(members.get(name)) && countNames.test(plainName(name)));
  const [key = beside.find((name) => plainName(name) === 'slug')] = texts;
  const isSaid = texts.some((name) => words.includes(plainName(name)));
  const isWhole = texts.length + beside.length + counts.length === names.length;
  if (key === undefined || !isWhole || counts.length > 1) return undefined;
  if (!isSaid && counts.length + beside.length === 0) return undefined;
  const slug = beside.find((name) => plainName(name) === 'slug');
  const [count] = counts;
  const entry = { key, ...(count !== undefined && { count }), ...(slug !== undefined && { slug }) };
  return { path, of: 'groups', property, entry };
}

function isCount(schema: MergedSchema | undefined): boolean {
  return schema?.types.has('integer') === true || schema?.types.has('number') === true;
}

/** What a path says besides the property: `/products/category-list`, `/tags-cloud`. */
const besideWord = /(?:list|names|values|options|counts?|cloud|stats|summary)$/;

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
  const shorter = word.replace(besideWord, '');
  const names = [word, shorter].flatMap((each) => (each === '' ? [] : [...singularsOf(each), each]));
  const above = plain.slice(0, plain.lastIndexOf('/'));
  const below = lists.filter((list) => list.operation.path.replace(/\/+$/, '') === above);
  const found = (below.length > 0 ? below : lists).flatMap((list): readonly FoundProperty[] => {
    const property = textsCalled(mergeSchema, list, names);
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
