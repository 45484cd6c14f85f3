import type { Parameter } from '../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { type ConditionPart, conditionParts } from './condition-words.ts';
import type { ConditionFilter } from './filter.ts';
import type { FilterFields } from './filter-fields.ts';
import { showsCondition } from './finders/condition-text.ts';

/** How many objects and lists deep a condition is looked for in the value of a parameter. */
const maxDepth = 5;

/**
 * Infers the filter of a parameter whose value has conditions that name their field, one or many in groups:
 * `query: {field, operator, value}`, `filterGroups: [{filters: [{propertyName, operator, value}]}]`, or the text
 * `name eq "Ann"`.
 */
export function inferConditionFilter(
  mergeSchema: MergeSchema,
  parameter: Parameter,
  fields: FilterFields,
): ConditionFilter | undefined {
  const { name, schema = {} } = parameter;
  const merged = mergeSchema(schema);
  if (!isText(parameter, merged) && !hasCondition(mergeSchema, merged, maxDepth)) return undefined;
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

/** Whether conditions are written in a text, as its name says in OData, or an example or the description shows: `name eq "Ann"`. */
function isText({ name, description }: Parameter, { types, keywords }: MergedSchema): boolean {
  const texts = [keywords.example, keywords.examples, keywords.description, description].flat();
  return (
    textNames.has(plainName(name).replace(/^\$/, '')) &&
    types.has('string') &&
    (name === '$filter' || texts.some((each) => typeof each === 'string' && showsCondition(each)))
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
