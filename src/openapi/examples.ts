import type { Example, MediaType, OpenApiDocument } from './document.ts';
import { resolve } from './reference.ts';

/**
 * The examples of a media type in the contract's order: the one in `example`, then those in `examples` with their
 * names. An external one (`externalValue`) is left out, since nothing is fetched.
 */
export function examplesOf(
  document: OpenApiDocument,
  { example, examples }: MediaType,
): readonly { readonly name?: string; readonly value: unknown }[] {
  const named = Object.entries(examples ?? {}).flatMap(([name, node]) => {
    const value = valueOfExample(Object(resolve(document, node)));
    return value === undefined ? [] : [{ name, value }];
  });
  return example === undefined ? named : [{ value: example }, ...named];
}

/** The value of an example; of one that is only there as it is sent (OpenAPI 3.2), JSON's objects and lists are parsed. */
export function valueOfExample({ value, dataValue = value, serializedValue }: Example): unknown {
  if (dataValue !== undefined || typeof serializedValue !== 'string') return dataValue;
  if (!/^\s*[{[]/.test(serializedValue)) return serializedValue;
  try {
    return JSON.parse(serializedValue);
  } catch (error) {
    if (error instanceof SyntaxError) return serializedValue;
    throw error;
  }
}
