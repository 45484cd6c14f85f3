import { structuredContent } from '../codecs/declared-content.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { withBodyAsQuery } from './body-as-query.ts';
import { inferListEnvelope } from './list-envelope.ts';
import { plainName } from './naming.ts';
import { inferListParameters } from './query/list-parameters.ts';
import type { BulkDeleteRole } from './resource.ts';

/** A flag by which nothing is to be deleted. */
const rehearsals = /^(dry|dryrun|preview|simulate|validateonly)$/;

/**
 * A DELETE on a collection deletes what it finds there: by `?status=done`, `?ids=1,2`, a body `{ids}`. It is nothing
 * for one that must be told what it deletes in a way that nothing here understands.
 */
export function inferBulkDeletes(
  mergeSchema: MergeSchema,
  placed: Omit<BulkDeleteRole, 'kind' | 'filters' | 'flags'>,
  segment: string,
): readonly BulkDeleteRole[] {
  const { operation, resource, response } = placed;
  const { parameters } = withBodyAsQuery(mergeSchema, operation);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const { filters } = inferListParameters(mergeSchema, { ...operation, parameters }, row);
  const flags = query
    .filter(({ schema }) => mergeSchema(schema ?? {}).types.has('boolean'))
    .map(({ name }) => name);
  const isFilter = (name: string) => filters.some(({ parameterPath }) => parameterPath[0] === name);
  const isVague = query.some(
    ({ name, required }) => required === true && !flags.includes(name) && !isFilter(name),
  );
  if (isVague || isSentVaguely(mergeSchema, operation, isFilter)) return [];
  const envelope = response.schema && inferListEnvelope(mergeSchema, response.schema, segment);
  const clear: BulkDeleteRole = {
    ...placed,
    kind: 'bulk-delete',
    filters,
    flags: new Set(flags.filter((name) => !isFilter(name) && !rehearsals.test(plainName(name)))),
    ...(operation.requestBody && { isSearchInBody: true }),
    ...(envelope && { envelope }),
  };
  return [clear];
}

/** Whether an operation must be sent a body, and nothing of it is understood. */
function isSentVaguely(
  mergeSchema: MergeSchema,
  { requestBody }: Operation,
  isFilter: (name: string) => boolean,
): boolean {
  if (requestBody?.required !== true) return false;
  const { properties } = mergeSchema(structuredContent(requestBody.content)?.schema ?? {});
  return ![...properties.keys()].some(isFilter);
}
