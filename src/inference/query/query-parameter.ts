import type { Parameter } from '../../openapi/document.ts';
import type { Shape } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';

/** Whether a value may have one of the types; one that does not say may have any. */
export function hasType({ types }: Shape, wanted: readonly string[]): boolean {
  return types.size === 0 || wanted.some((type) => types.has(type));
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
