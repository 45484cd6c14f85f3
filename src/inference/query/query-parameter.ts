import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import { findName } from '../naming.ts';

/** Whether a value may have one of the types; a schema without a type allows all. */
export function hasType({ types }: MergedSchema, expected: readonly string[]): boolean {
  return types.size === 0 || expected.some((type) => types.has(type));
}

/** Objects whose members select a page, as in `pagination[pageSize]`. */
const pageObjects = /^(?:page|pageable|pager|paging|pagination|options|params|query)\[([^[\]]+)\]$/i;

/** The first of the parameters by the order of the names; a member of a page object has its own name too. */
export function findParameter(
  parameters: readonly Parameter[],
  names: readonly string[],
): Parameter | undefined {
  const findBy = (nameOf: (parameter: Parameter) => string) => {
    const found = findName(parameters.map(nameOf), names);
    return parameters.find((parameter) => nameOf(parameter) === found);
  };
  return findBy(({ name }) => name) ?? findBy(innerName);
}

/** The name of a parameter, within the object about a page that it is a member of: `order` for `options[order]`. */
export function innerName({ name }: Parameter): string {
  return pageObjects.exec(name)?.[1] ?? name;
}
