import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaNormalizer } from '../schema/schema-normalizer.ts';
import type { FindRequestSchema, RequestSchema } from './request-schemas.ts';

/** How much of a schema without a name is written out, in characters. */
const maxSchemaLength = 1_000;

/**
 * Why a request was refused, for the debug channel `validation`: its issues and the schemas that they are about, a
 * line each.
 * @example createPet with application/json is refused
 *   /name is required
 *   body: #CreatePet
 */
export function explainRefusal(
  { validators: { normalizer } }: FindRequestSchema,
  { title, parameters, body }: RequestSchema,
  issues: readonly string[],
): string {
  const concerned = parameters.filter(({ form }) => issues.some((issue) => issue.includes(` ${form.name} `)));
  const schemas = [
    ...concerned.map(({ form, schema }) => `${form.key}: ${describeSchema(schema, normalizer)}`),
    ...(body === undefined ? [] : [`body: ${describeSchema(body, normalizer)}`]),
  ];
  return [`${title} is refused`, ...issues, ...schemas].join('\n  ');
}

/** The name that the document gives a schema, such as `#CreatePet`, else its normalized keywords. */
function describeSchema(schema: JsonSchema, { nameOf }: SchemaNormalizer): string {
  const toName = (key: string, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? `#${nameOf(value)}` : value;
  if (typeof schema === 'object' && schema.$ref !== undefined && Object.keys(schema).length === 1)
    return `#${nameOf(schema.$ref)}`;
  return JSON.stringify(schema, toName).slice(0, maxSchemaLength);
}
