import { structuredContent } from '../codecs/declared-content.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';

/** An operation whose body has filters, as one that has them in its query. */
export function withBodyAsQuery(mergeSchema: MergeSchema, operation: Operation): Operation {
  const body = structuredContent(operation.requestBody?.content)?.schema;
  const bodyParameters = [...mergeSchema(body ?? {}).properties].map(([name, schema]) => ({
    name,
    in: 'query' as const,
    // Its objects are sent as objects.
    explode: false,
    schema,
  }));
  return { ...operation, parameters: [...operation.parameters, ...bodyParameters] };
}
