import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';

/** Whether a value may have one of the types; a schema without a type allows all. */
export function hasType({ types }: MergedSchema, expected: readonly string[]): boolean {
  return types.size === 0 || expected.some((type) => types.has(type));
}

/** The first of the parameters by the order of the names. */
export function findParameter(
  parameters: readonly Parameter[],
  names: readonly string[],
): Parameter | undefined {
  const name = findName(
    parameters.map((parameter) => parameter.name),
    names,
  );
  return parameters.find((parameter) => parameter.name === name);
}
