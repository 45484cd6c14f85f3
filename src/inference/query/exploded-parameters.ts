import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { isOperator } from './operators.ts';

/** Query parameters, with the properties of exploded objects as parameters of their own. */
export interface ExplodedParameters {
  readonly parameters: readonly Parameter[];
  /** The names of the objects that were exploded. */
  readonly exploded: readonly string[];
}

/**
 * Takes the properties of an exploded object for the parameters that a client sends: Spring's `pageable` is `page`,
 * `size` and `sort`. An object of bounds, such as `price: { gte, lt }`, remains one parameter, and so does one with
 * another style, which is sent under its own name, or named as a property of the rows. A declared parameter wins over a property of its name.
 */
export function explodeParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): ExplodedParameters {
  const objects = query.filter(
    (parameter) => !row.properties.has(parameter.name) && isExploded(mergeSchema, parameter),
  );
  if (objects.length === 0) return { parameters: query, exploded: [] };
  const declared = new Set(query.map(({ name }) => name));
  const parameters = query.flatMap((parameter) => {
    if (!objects.includes(parameter)) return [parameter];
    const properties = [...mergeSchema(parameter.schema ?? {}).properties];
    return properties
      .filter(([name]) => !declared.has(name))
      .map(([name, schema]): Parameter => ({ name, in: 'query', schema }));
  });
  return { parameters, exploded: objects.map(({ name }) => name) };
}

function isExploded(
  mergeSchema: MergeSchema,
  { schema = {}, style = 'form', explode = true }: Parameter,
): boolean {
  const { types, properties } = mergeSchema(schema);
  const isObject = properties.size > 0 && [...types].every((type) => type === 'object');
  return isObject && style === 'form' && explode && ![...properties.keys()].every(isOperator);
}
