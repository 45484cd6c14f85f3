import { isObject, ownValue } from '../../../json.ts';
import { isIdName } from '../../../sample/id-name.ts';
import { isObjectSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/** Names, in snake case, of lists that are what an item is made for: a completion without any of its choices is none. */
const results =
  /^(choices|candidates|completions|generations|predictions|outputs?|answers|suggestions|embeddings|transcripts?|translations)$/;

/** Whether a property is what an item is made for, by its name in snake case. */
export function isResultName(words: string): boolean {
  return results.test(words);
}

/**
 * A list of objects that the server makes with a new item, with one of them: by its name, or because the example of a
 * create has some and they identify nothing. Any other list is filled by later requests, and begins empty.
 */
export function resultList(crud: CrudContext, missing: Missing): RuleValue | undefined {
  const { merged, name, key, given, isServerSet, words } = missing;
  const { items } = merged;
  if (!isServerSet || given.createdIn === undefined || items === undefined) return undefined;
  const element = crud.mergeSchema(items);
  if (!isObjectSchema(element)) return undefined;
  const isAnonymous = ![...element.properties.keys()].some((each) => isIdName(each, undefined));
  if (!isResultName(words) && !(isAnonymous && isShown(missing))) return undefined;
  const made = crud.sample(items, { name, key: `${key}/${name}/0` });
  return { value: [isObject(made) && typeof made.index === 'number' ? { ...made, index: 0 } : made] };
}

/** Whether the example of a create has the list, and something in it. */
function isShown({ given: { example }, name }: Missing): boolean {
  const shown = example?.isNew ? ownValue(example.value, name) : undefined;
  return Array.isArray(shown) && shown.length > 0;
}
