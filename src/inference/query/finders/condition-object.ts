import { isObject } from '../../../json.ts';
import { plainName } from '../../naming.ts';
import { isOperator } from '../operators.ts';

/** A condition, or several of which all or one must be met, as `{field, operator, value}` has one. */
export type ConditionObject =
  | { readonly field: string; readonly operator: string; readonly value: unknown }
  | { readonly and: readonly ConditionObject[] }
  | { readonly or: readonly ConditionObject[] };

/** How many objects and lists may be within each other. */
const maxDepth = 16;

/** What the names of operators begin with, where those of fields do not: `$gt`, `+or`, `_eq`. */
const special = /^[+$_]+/;

/** The objects that hold conditions and name no field. */
const holders: ReadonlySet<string> = new Set(['where', 'filter', 'filters', 'query', 'and', 'all']);
const eithers: ReadonlySet<string> = new Set(['or', 'any']);

/**
 * Reads the conditions of an object whose names are those of the fields: `{"state": "open", "age": {"$gt": 3}}`,
 * `{"+or": [{"size": 1}, {"kind": "small"}]}`, `{"where": {"tag": ["a", "b"]}}`.
 */
export function parseConditionObject(value: unknown, depth = 0): ConditionObject {
  if (depth > maxDepth) return { and: [] };
  if (Array.isArray(value)) return { and: value.map((each) => parseConditionObject(each, depth + 1)) };
  if (!isObject(value)) return { and: [] };
  return { and: Object.entries(value).map(([name, sent]) => conditionOf(name, sent, depth)) };
}

function conditionOf(name: string, sent: unknown, depth: number): ConditionObject {
  if (depth > maxDepth) return { and: [] };
  const word = plainName(name.replace(special, ''));
  const isSpecial = special.test(name);
  const isGroup = isObject(sent) || Array.isArray(sent);
  if (isGroup && (isSpecial || Array.isArray(sent)) && eithers.has(word))
    return { or: [sent].flat().map((each) => parseConditionObject(each, depth + 1)) };
  if (isGroup && holders.has(word)) return parseConditionObject(sent, depth + 1);
  if (isSpecial && !name.startsWith('_')) return { and: [] };
  if (Array.isArray(sent)) return { field: name, operator: 'in', value: sent };
  if (sent === null) return { field: name, operator: 'isnull', value: true };
  if (!isObject(sent)) return { field: name, operator: 'eq', value: sent };
  const entries = Object.entries(sent);
  if (entries.every(([each]) => isOperator(each)))
    return {
      and: entries.map(([operator, each]) => ({
        field: name,
        operator: operator.replace(special, ''),
        value: each,
      })),
    };
  return { and: entries.map(([inner, each]) => conditionOf(`${name}.${inner}`, each, depth + 1)) };
}

/** The conditions in a text that is an object of JSON; `undefined` for any other. */
export function parseConditionJson(text: string): ConditionObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return parseConditionObject(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a text about a parameter shows an object of JSON: `{"state": "open"}`. */
export function showsConditionObject(text: string): boolean {
  return /\{\s*"[\w.+$-]+"\s*:/.test(text);
}
