import { findName, plainName } from '../../../../inference/naming.ts';
import {
  type ConditionPart,
  conditionParts,
  eitherWords,
  signs,
} from '../../../../inference/query/condition-words.ts';
import type { ConditionFilter, FieldPath, Filter } from '../../../../inference/query/filter.ts';
import {
  parseConditionJson,
  parseConditionObject,
} from '../../../../inference/query/finders/condition-object.ts';
import { parseConditionText } from '../../../../inference/query/finders/condition-text.ts';
import { type Operator, operatorOf } from '../../../../inference/query/operators.ts';
import { isObject } from '../../../../json.ts';
import type { Item } from '../../stored-item.ts';
import type { ActiveFilter, FilterKind } from './filter-kind.ts';
import { presenceFilter } from './presence-filter.ts';
import { rangeFilter } from './range-filter.ts';
import { textFilter } from './text-filter.ts';
import { valueFilter } from './value-filter.ts';

type Matches = ActiveFilter['matches'];

/**
 * Finds the rows that meet the conditions of a body, a text or an object of JSON, each of which names its field; what names
 * none selects nothing.
 */
export const conditionFilter: FilterKind<ConditionFilter> = {
  parse: (filter, value) => {
    const node = typeof value === 'string' ? (parseConditionJson(value) ?? parseConditionText(value)) : value;
    const group = filter.parameterPath.at(-1) ?? '';
    const matches =
      parseNode(filter, node, group) ??
      (isObject(value) ? parseNode(filter, parseConditionObject(value), group) : undefined);
    return matches && { matches };
  },
};

/** @param group the name of the property that has the node, which may say that one of several conditions is enough */
function parseNode(filter: ConditionFilter, node: unknown, group: string): Matches | undefined {
  if (Array.isArray(node))
    return joined(
      node.map((each) => parseNode(filter, each, 'and')),
      isEither(group),
    );
  if (!isObject(node)) return undefined;
  const condition = parseCondition(filter, node);
  if (condition !== undefined) return condition;
  if (isObject(node.not)) {
    const inner = parseNode(filter, node.not, group);
    return inner && ((item) => !inner(item));
  }
  const word = partOf(node, 'operator');
  const groups = Object.entries(node).filter(([name]) => isPart('group', name));
  const joins = typeof word === 'string' ? word : undefined;
  return joined(
    groups.map(([name, each]) => parseNode(filter, each, joins ?? name)),
    false,
  );
}

function isEither(group: string): boolean {
  return eitherWords.includes(plainName(group));
}

/** All of some conditions, or either of them; those that say nothing are left out. */
function joined(conditions: readonly (Matches | undefined)[], isEnough: boolean): Matches | undefined {
  const known = conditions.filter((each) => each !== undefined);
  if (known.length === 0) return undefined;
  return (item) => (isEnough ? known.some((each) => each(item)) : known.every((each) => each(item)));
}

function parseCondition(filter: ConditionFilter, node: Item): Matches | undefined {
  const name = partOf(node, 'field');
  const field = typeof name === 'string' ? filter.fieldOf(name) : undefined;
  const operator = operatorIn(node);
  if (field === undefined || operator === undefined) return undefined;
  const value = partOf(node, 'value');
  const [first, last] = Array.isArray(value) ? value : [value, partNamed(node, ['highvalue', 'to', 'max'])];
  if (operator === 'between')
    return joined([compare(field, 'from', first), compare(field, 'to', last)], false);
  if (operator !== 'lacks') return compare(field, operator, value);
  const contains = compare(field, 'contains', value);
  return contains && ((item) => !contains(item));
}

/** What an operator says: how to compare, that a text lacks a part, or that a value is between two. */
function operatorIn(node: Item): Operator | 'lacks' | 'between' | undefined {
  const sent = partOf(node, 'operator') ?? 'eq';
  if (typeof sent !== 'string') return undefined;
  const word = plainName(Object.hasOwn(signs, sent) ? (signs[sent] ?? sent) : sent);
  if (word === 'between') return word;
  if (/^(?:not|doesnot|isnot)(?:contains?|like)/.test(word)) return 'lacks';
  return operatorOf(word);
}

/** The rows whose field compares so with a value; undefined for a value that it cannot be compared with. */
function compare({ path }: FieldPath, operator: Operator, value: unknown): Matches | undefined {
  return activeFilter({ path, parameterPath: [] }, operator, value)?.matches;
}

function activeFilter(
  base: FieldPath & Pick<Filter, 'parameterPath'>,
  operator: Operator,
  value: unknown,
): ActiveFilter | undefined {
  const words = { everything: [], absent: [], spellings: {} };
  switch (operator) {
    case 'equal':
    case 'among':
      return valueFilter.parse({ ...base, kind: 'value', words }, value, false);
    case 'not':
    case 'notAmong':
      return valueFilter.parse({ ...base, kind: 'value', words, isNegated: true }, value, false);
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return textFilter.parse({ ...base, kind: 'text', part: operator }, value, false);
    case 'present':
    case 'absent':
      return presenceFilter.parse(
        { ...base, kind: 'presence', isPresent: operator === 'present' },
        true,
        false,
      );
    default:
      return rangeFilter.parse({ ...base, kind: 'range', bound: operator }, value, false);
  }
}

function partOf(node: Item, part: ConditionPart): unknown {
  return partNamed(node, conditionParts[part]);
}

function partNamed(node: Item, words: readonly string[]): unknown {
  const name = findName(Object.keys(node), words);
  return name === undefined ? undefined : node[name];
}

function isPart(part: ConditionPart, name: string): boolean {
  return conditionParts[part].includes(plainName(name));
}
