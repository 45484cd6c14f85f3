import type { Parameter } from '../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { isOperator } from './operators.ts';
import { inferPaginationParameters } from './pagination-parameters.ts';
import { inferSortParameters } from './sort-parameters.ts';

/** Query parameters, with the properties of exploded objects as parameters of their own. */
export interface ExplodedParameters {
  readonly parameters: readonly Parameter[];
  readonly exploded: readonly ExplodedObject[];
}

/** An object parameter whose properties are parameters of their own. */
export interface ExplodedObject {
  readonly name: string;
  /** Whether they are sent with the name of the object, as in `page[size]`. */
  readonly isBracketed: boolean;
}

/**
 * Takes the properties of an exploded object for the parameters that a client sends: Spring's `pageable` is `page`,
 * `size` and `sort`. So are those of a deep object that selects a page or sorts: `page[size]`. Any other, such as one of
 * bounds (`price: { gte, lt }`), remains one parameter, and so does one that is named as a property of the rows. A
 * declared parameter wins over a property of its name.
 */
export function explodeParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): ExplodedParameters {
  const declared = new Set(query.map(({ name }) => name));
  const exploded: ExplodedObject[] = [];
  const parameters = query.flatMap((parameter) => {
    const { name } = parameter;
    const isBracketed = parameter.style === 'deepObject';
    const members = row.properties.has(name) ? [] : membersOf(mergeSchema, parameter, row);
    if (members.length === 0 || (isBracketed && !selects(mergeSchema, members, row))) return [parameter];
    exploded.push({ name, isBracketed });
    return members.filter((member) => !declared.has(member.name));
  });
  return { parameters, exploded };
}

/** The name of a member as a parameter of its own. */
export function memberName({ name, isBracketed }: ExplodedObject, member: string): string {
  return isBracketed ? `${name}[${member}]` : member;
}

/**
 * The properties of an object as parameters of their own; none for a parameter that is sent as one. Those of a map are
 * the properties of the rows: `params: {additionalProperties: {type: string}}` takes `?name=Rex`.
 */
function membersOf(
  mergeSchema: MergeSchema,
  { name, schema = {}, style = 'form', explode = true }: Parameter,
  row: MergedSchema,
): readonly Parameter[] {
  const isBracketed = style === 'deepObject';
  if (!isBracketed && (style !== 'form' || !explode)) return [];
  const { types, properties, keywords } = mergeSchema(schema);
  const isObject = [...types].every((type) => type === 'object');
  const isMap = !isBracketed && types.size > 0 && properties.size === 0 && isOfTexts(mergeSchema, keywords);
  if (!isObject || (!isMap && [...properties.keys()].every(isOperator))) return [];
  return [...(isMap ? row.properties : properties)].map(([member, inner]) => ({
    name: memberName({ name, isBracketed }, member),
    in: 'query',
    schema: inner,
  }));
}

/** Whether all properties of an object are declared at once, as texts. */
function isOfTexts(mergeSchema: MergeSchema, { additionalProperties }: MergedSchema['keywords']): boolean {
  return isSchema(additionalProperties) && mergeSchema(additionalProperties).types.has('string');
}

/** Whether parameters select a page, or sort. */
function selects(mergeSchema: MergeSchema, members: readonly Parameter[], row: MergedSchema): boolean {
  const page = inferPaginationParameters(mergeSchema, members, { row, pageFields: [] });
  const sort = inferSortParameters(mergeSchema, members, row);
  return Object.keys({ ...page, ...sort }).length > 0;
}
