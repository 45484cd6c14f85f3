import { contentWithFields } from '../../codecs/declared-content.ts';
import { isObject } from '../../json.ts';
import type { Parameter } from '../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { type ConditionPart, conditionParts } from './condition-words.ts';
import type { ConditionFilter } from './filter.ts';
import type { FilterFields } from './filter-fields.ts';
import { showsConditionObject } from './finders/condition-object.ts';
import { showsCondition } from './finders/condition-text.ts';

/** How many objects and lists deep a condition is looked for in the value of a parameter. */
const maxDepth = 5;

/**
 * Infers the filter of a parameter whose value has conditions that name their field, one or many in groups:
 * `query: {field, operator, value}`, `filterGroups: [{filters: [{propertyName, operator, value}]}]`, the text
 * `name eq "Ann"`, or an object of JSON that has the fields by their names, `{"name": "Ann"}`.
 */
export function inferConditionFilter(
  mergeSchema: MergeSchema,
  parameter: Parameter,
  fields: FilterFields,
): ConditionFilter | undefined {
  const { name, schema, content } = parameter;
  const merged = mergeSchema(schema ?? contentWithFields(content)?.schema ?? {});
  if (!isText(parameter, merged) && !hasCondition(mergeSchema, merged, maxDepth)) return undefined;
  return createConditionFilter(name, fields);
}

/** The filter of a parameter in which nothing but conditions makes sense, where the contract does not say what they are like. */
export function inferOpenConditions(
  mergeSchema: MergeSchema,
  { name, schema = {} }: Parameter,
  fields: FilterFields,
): ConditionFilter | undefined {
  const { types, keywords } = mergeSchema(schema);
  const isFree = types.has('string') && keywords.enum === undefined && keywords.format === undefined;
  return isFree && jsonNames.has(plainName(name)) ? createConditionFilter(name, fields) : undefined;
}

/** @param name that of the parameter, or of the header, that has the conditions */
export function createConditionFilter(name: string, fields: Pick<FilterFields, 'find'>): ConditionFilter {
  return { kind: 'condition', parameterPath: [name], fieldOf: (field) => fields.find([field]) };
}

/** The names of parameters whose value may be conditions in a text. */
const textNames: ReadonlySet<string> = new Set([
  'filter',
  'filters',
  'q',
  'query',
  'where',
  'search',
  'conditions',
]);

/** The names of parameters that filter and nothing else, so that JSON in them does, whether the contract shows any or not. */
const jsonNames: ReadonlySet<string> = new Set(['filter', 'filters', 'where']);

/**
 * Whether conditions are written in a text, as its name says in OData, or an example or the description shows:
 * `name eq "Ann"`, `{"name": "Ann"}`.
 */
function isText(
  { name, description, example }: Parameter,
  { types, keywords, properties }: MergedSchema,
): boolean {
  const own = plainName(name).replace(/^\$/, '');
  const texts = [example, keywords.example, keywords.examples, keywords.description, description].flat();
  const shows = (each: unknown) =>
    typeof each === 'string' ? showsCondition(each) || showsConditionObject(each) : isObject(each);
  const isOpen = types.has('object') && properties.size === 0;
  return (
    (textNames.has(own) && (types.has('string') || isOpen) && (name === '$filter' || texts.some(shows))) ||
    (jsonNames.has(own) && isOpen)
  );
}

function hasCondition(mergeSchema: MergeSchema, merged: MergedSchema, depth: number): boolean {
  const { properties, items, variants } = merged;
  if (isCondition(mergeSchema, properties)) return true;
  if (depth === 0) return false;
  const groups = [...properties].flatMap(([name, schema]) =>
    conditionParts.group.includes(plainName(name)) ? [schema] : [],
  );
  const inner = [...(items === undefined ? [] : [items]), ...variants.map(({ schema }) => schema), ...groups];
  return inner.some((each) => isSchema(each) && hasCondition(mergeSchema, mergeSchema(each), depth - 1));
}

/** Whether an object names a field by a text, and has a value and an operator beside it. */
function isCondition(mergeSchema: MergeSchema, properties: MergedSchema['properties']): boolean {
  const names = new Map([...properties.keys()].map((name) => [plainName(name), name]));
  const has = (part: ConditionPart) => conditionParts[part].find((word) => names.has(word));
  const field = properties.get(names.get(has('field') ?? '') ?? '');
  const isText = field !== undefined && mergeSchema(field).types.has('string');
  return isText && has('operator') !== undefined && has('value') !== undefined;
}
