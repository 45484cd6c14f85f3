import type { Schema } from '../../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../../schema/merged-schema.ts';
import type { BodyPath } from '../../body-path.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { findName, plainName, singularsOf } from '../../naming.ts';
import type { CountRole, Role } from '../../resource.ts';
import { inferFilterParameters } from '../list-parameters.ts';
import { inferAfterLists, type ListBefore } from '../states/lists-before.ts';
import { stateCalled } from '../states/named-state.ts';
import type { Figure } from './figure.ts';

/** How the figures of a collection are called, by the last word of their path. */
const figureWords =
  /^(?:get)?(?:stats|statistics?|summary|metrics|overview|counts|totals|aggregates?|aggregations?|analytics)$/;

/** The numbers that count all rows, by plain names. */
const totalNames: ReadonlySet<string> = new Set(['total', 'count', 'all', 'totalcount', 'number', 'size']);

/** What is left of a name such as `openCount` or `totalOpen` is the name of a state. */
const countWords = /^(?:total|num|number(?:of)?|count(?:of)?)(.+)$|^(.+?)(?:counts?|total)$/;

/** How numbers are put together, and of what: `avgValue`, `maximum`. */
const aggregateWords = /^(min|minimum|lowest|max|maximum|highest|avg|average|mean|sum|total)(.*)$/;

const aggregates: Readonly<Record<string, Figure['of']>> = {
  ...{ min: 'min', minimum: 'min', lowest: 'min', max: 'max', maximum: 'max', highest: 'max' },
  ...{ avg: 'average', average: 'average', mean: 'average', sum: 'sum', total: 'sum' },
};

/** What says by which property rows are grouped: `byPriority`, `status_counts`. */
const groupWords = /^by(.+)$|^(.+?)(?:counts?|distribution|breakdown)$/;

/**
 * Infers what responds with figures of the items of a list, such as `GET /tickets/stats`: how many there are, how many are in
 * each state, how many have each value of a property, and the least, the greatest, the sum and the mean of a number.
 * @param roleOf the roles so far
 */
export function inferFigures(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly CountRole[] {
  return inferAfterLists(context, roleOf, ['get'], (operation, before) =>
    figuresOf(context, operation, before),
  );
}

function figuresOf(
  { mergeSchema }: InferenceContext,
  operation: CountRole['operation'],
  { list: { resource, collectionPath, parentParameters, nestedPath }, words }: ListBefore,
): CountRole | undefined {
  const [word = '', another] = words;
  const response = inferSuccessResponse(operation, 'list');
  if (another !== undefined || !figureWords.test(plainName(word)) || response?.schema === undefined)
    return undefined;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const counted = singularsOf(collectionPath.slice(collectionPath.lastIndexOf('/') + 1));
  const figures = membersOf(mergeSchema, response.schema, { mergeSchema, row, counted });
  const [first] = figures;
  if (first === undefined) return undefined;
  const { filters, exploded, parameters } = inferFilterParameters(mergeSchema, operation, row);
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  return {
    kind: 'count',
    ...{ operation, resource, collectionPath, parentParameters, response },
    ...(nestedPath && { nestedPath }),
    ...{ countPath: first.path, figures, filters, exploded },
    ignored: parameters.map(({ name }) => name).filter((name) => !filtering.has(name)),
  };
}

/** What figures are about: rows, and what one of them is called. */
interface Counted {
  readonly mergeSchema: MergeSchema;
  readonly row: MergedSchema;
  readonly counted: readonly string[];
}

/** How many objects deep figures are looked for. */
const maxDepth = 3;

function membersOf(
  mergeSchema: MergeSchema,
  body: Schema,
  of: Counted,
  path: BodyPath = [],
): readonly Figure[] {
  return [...mergeSchema(body).properties].flatMap(([name, schema]): readonly Figure[] => {
    const merged = mergeSchema(schema);
    const at = [...path, name];
    if (isNumber(merged)) return figureCalled(name, of).map((figure) => ({ ...figure, path: at }));
    const groups = groupsCalled(name, merged, of).map((figure) => ({ ...figure, path: at }));
    if (groups.length > 0 || at.length >= maxDepth) return groups;
    return membersOf(mergeSchema, schema, of, at);
  });
}

function isNumber({ types }: MergedSchema): boolean {
  return types.has('integer') || types.has('number');
}

/** What a number is, by its name. */
function figureCalled(name: string, { mergeSchema, row, counted }: Counted): readonly Omit<Figure, 'path'>[] {
  const plain = plainName(name);
  const [, after, before] = countWords.exec(plain) ?? [];
  const word = after ?? before;
  if (totalNames.has(plain) || (word !== undefined && counted.includes(singularsOf(word)[0] ?? '')))
    return [{ of: 'count' }];
  if (counted.includes(plain)) return [{ of: 'count' }];
  const nouns = new RegExp(`(?:${counted.join('|')})s?$`);
  const names = [plain, word ?? '', plain.replace(nouns, ''), (word ?? '').replace(nouns, '')];
  const state = names
    .filter((each) => each !== '')
    .map((each) => stateCalled(mergeSchema, row, each))
    .find((each) => each !== undefined);
  if (state !== undefined) return [{ of: 'count', state }];
  const [, how = '', what = ''] = aggregateWords.exec(plain) ?? [];
  const property = how === '' ? undefined : numberCalled(what, { mergeSchema, row });
  const of = aggregates[how];
  return property === undefined || of === undefined ? [] : [{ of, property }];
}

/** The number of rows that has a name, else the only one that is no id. */
function numberCalled(
  what: string,
  { mergeSchema, row }: Pick<Counted, 'mergeSchema' | 'row'>,
): string | undefined {
  const numbers = [...row.properties].flatMap(([name, schema]) =>
    isNumber(mergeSchema(schema)) && !/id$/i.test(name) ? [name] : [],
  );
  if (what !== '') return findName(numbers, [what, ...singularsOf(what)]);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** The property that a map of numbers groups rows by. */
function groupsCalled(
  name: string,
  { keywords, properties }: MergedSchema,
  { mergeSchema, row }: Counted,
): readonly Omit<Figure, 'path'>[] {
  const [, by, before] = groupWords.exec(plainName(name)) ?? [];
  const property = findName(row.properties.keys(), [by ?? before ?? plainName(name)]);
  const values = keywords.additionalProperties;
  const isMap = isSchema(values) && isNumber(mergeSchema(values));
  const isObject =
    properties.size > 0 && [...properties.values()].every((each) => isNumber(mergeSchema(each)));
  if (property === undefined || !(isMap || isObject)) return [];
  const { enum: listed } = mergeSchema(row.properties.get(property) ?? {}).keywords;
  const keys = isObject ? [...properties.keys()] : Array.isArray(listed) ? listed : [];
  return [{ of: 'groups', property, keys: keys.filter((key) => typeof key === 'string') }];
}
