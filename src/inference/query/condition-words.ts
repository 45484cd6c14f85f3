/** A part of a condition in a body: the name of its field, its operator, its values, and groups of conditions. */
export type ConditionPart = 'field' | 'operator' | 'value' | 'group';

/** How each part of a condition is called, by plain names, the likeliest first; a new word is one more in its line. */
export const conditionParts: Readonly<Record<ConditionPart, readonly string[]>> = {
  field: ['field', 'property', 'propertyname', 'fieldname', 'attribute', 'column', 'key', 'name'],
  operator: ['operator', 'op', 'comparator', 'comparison', 'condition', 'predicate', 'relation'],
  value: ['value', 'values'],
  group: [
    ...['filters', 'conditions', 'rules', 'predicates', 'criteria', 'expressions', 'operands', 'children'],
    ...['filtergroups', 'groups', 'and', 'or', 'all', 'any', 'value', 'query', 'filter', 'where'],
  ],
};

/** The groups of which one condition is enough. */
export const eitherWords: readonly string[] = ['or', 'any', 'filtergroups', 'either'];

/** The operators that are written in signs, as the words for them. */
export const signs: Readonly<Record<string, string>> = {
  '=': 'eq',
  '==': 'eq',
  '!=': 'neq',
  '<>': 'neq',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '~': 'contains',
  '!~': 'notcontains',
  '^': 'startswith',
  $: 'endswith',
};
