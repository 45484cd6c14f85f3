import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import { wrapperNames } from '../wrapper/wrapper-names.ts';

/** Properties that say where in a list an element is put. */
const places = /^(?:(?:insert|add|move|place)?(?:before|after)|position|index|atindex)(?:id)?$/;

/**
 * Whether a write says no more of an element than its id, and where it is put.
 * @param name that of the list
 */
export function sendsIds({ mergeSchema }: InferenceContext, operation: Operation, name: string): boolean {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  if (schema === undefined) return true;
  const words = singularsOf(name);
  return [...unwrapped(mergeSchema, schema)].every(([each, property]) => {
    const plain = plainName(each);
    if (places.test(plain)) return true;
    const isCalledId = /(?:^|[a-z])(?:ids?|uuids?)$/.test(plain) || words.includes(plain) || each === name;
    const { types, items } = mergeSchema(property);
    return isCalledId && !(items === undefined ? types : mergeSchema(items).types).has('object');
  });
}

/**
 * Whether the body of a write has ids, and those of what the words say: `ids`, `user_id` or `userIds` of `users`.
 * @param words the names of collections
 */
export function sendsIdsOf(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  words: readonly string[],
): boolean {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  const names = schema === undefined ? [] : [...unwrapped(mergeSchema, schema).keys()].map(plainName);
  const stems = words.flatMap(singularsOf).map(plainName);
  return names.some((name) => {
    const stem = name.replace(/(?:ids?|uuids?)$/, '');
    return stem === '' || stems.includes(stem);
  });
}

/** Whether the body of a write is a list of that name, of nothing but ids: `{followers: ["12"]}`. */
export function sendsList({ mergeSchema }: InferenceContext, operation: Operation, name: string): boolean {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  const [[only, list] = [], ...others] = schema === undefined ? [] : unwrapped(mergeSchema, schema);
  const { items } = mergeSchema(list ?? {});
  if (others.length > 0 || only === undefined || items === undefined) return false;
  const { types } = mergeSchema(items);
  return plainName(only) === plainName(name) && ['string', 'integer'].some((type) => types.has(type));
}

/** The properties of a body, or those of its only one where that is a wrapper: `{data: {tag}}`. */
function unwrapped(mergeSchema: MergeSchema, body: Schema): ReadonlyMap<string, Schema> {
  const { properties } = mergeSchema(body);
  const [[name, inner] = [], ...others] = properties;
  const isWrapper = others.length === 0 && wrapperNames.some((each) => each === plainName(name ?? ''));
  const wrapped = isWrapper ? mergeSchema(inner ?? {}).properties : undefined;
  return wrapped !== undefined && wrapped.size > 0 ? wrapped : properties;
}
