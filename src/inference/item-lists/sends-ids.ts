import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName, singularsOf } from '../naming.ts';
import { wrapperNames } from '../wrapper/wrapper-names.ts';

/**
 * Whether a write says no more of an element than its id.
 * @param name that of the list
 */
export function sendsIds({ mergeSchema }: InferenceContext, operation: Operation, name: string): boolean {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  if (schema === undefined) return true;
  const words = singularsOf(name);
  return [...unwrapped(mergeSchema, schema)].every(([each, property]) => {
    const plain = plainName(each);
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

/** The properties of a body, or those of its only one where that is a wrapper: `{data: {tag}}`. */
function unwrapped(mergeSchema: MergeSchema, body: Schema): ReadonlyMap<string, Schema> {
  const { properties } = mergeSchema(body);
  const [[name, inner] = [], ...others] = properties;
  const isWrapper = others.length === 0 && wrapperNames.some((each) => each === plainName(name ?? ''));
  const wrapped = isWrapper ? mergeSchema(inner ?? {}).properties : undefined;
  return wrapped !== undefined && wrapped.size > 0 ? wrapped : properties;
}
