import { isObject, ownValue } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { IdStrategy } from '../resource.ts';
import { inferIdFormat } from './id-format.ts';

/** The parts of the contract that an id is inferred from. */
export interface IdEvidence {
  /** The last segment of the collection's path, such as `customers`. */
  readonly segment: string;
  /** The path parameters that hold the id, such as `customer_id`; none when no path leads to an item. */
  readonly parameters: readonly {
    readonly name: string;
    readonly schema: Schema;
    readonly example?: unknown;
  }[];
  /** The schemas of items in responses. */
  readonly responseSchemas: readonly Schema[];
  /** The schema of the item that a POST sends; absent when no POST creates items. */
  readonly createSchema?: Schema;
  /** The example items of the contract. */
  readonly examples: readonly unknown[];
  /** The id that `x-resource` declares. */
  readonly hint: { readonly id?: string; readonly idFrom?: IdStrategy['assignedBy'] };
}

/** Infers the id of an item: its property, who assigns it, and its format. */
export function inferIdStrategy(mergeSchema: MergeSchema, evidence: IdEvidence): IdStrategy {
  const property = evidence.hint.id ?? propertyOf(mergeSchema, evidence);
  const schemas = idSchemas(mergeSchema, evidence, property);
  const inCreate =
    evidence.createSchema && property !== undefined
      ? presenceIn(mergeSchema(evidence.createSchema), property, mergeSchema)
      : 'never';
  const types = schemas.map((schema) => mergeSchema(schema).types).find(({ size }) => size > 0) ?? new Set();
  const isAssignedByClient =
    evidence.hint.idFrom === undefined
      ? evidence.createSchema === undefined || inCreate === 'always'
      : evidence.hint.idFrom === 'client';
  return {
    ...(property !== undefined && { property }),
    type: types.has('integer') || types.has('number') ? 'number' : 'string',
    assignedBy: isAssignedByClient ? 'client' : 'server',
    clientMaySet: inCreate !== 'never',
    format: inferIdFormat(mergeSchema, schemas, examplesOf(evidence, property)),
  };
}

function propertyOf(
  mergeSchema: MergeSchema,
  { responseSchemas, segment, parameters }: IdEvidence,
): string | undefined {
  const parameter = parameters[0]?.name ?? 'id';
  const isId = /(id|uuid|guid)$/.test(plainName(parameter));
  // A user name in a path is never a number. An `id` may be one even if the path declares it as a string.
  const isText = !isId && parameters.some(({ schema }) => mergeSchema(schema).types.has('string'));
  const names = responseSchemas.flatMap((view) =>
    [...mergeSchema(view).properties].filter(isScalar(mergeSchema, isText)).map(([name]) => name),
  );
  const singulars = singularsOf(segment);
  const bare = singulars
    .filter((word) => plainName(parameter).startsWith(word))
    .map((word) => plainName(parameter).slice(word.length))
    .filter((rest) => rest !== '');
  const own = singulars.flatMap((word) => [
    `${word}id`,
    `${word}uuid`,
    `${word}key`,
    `${word}name`,
    `${word}code`,
    `${word}number`,
  ]);
  return findName(names, [
    parameter,
    ...bare,
    ...(isId ? ['id', 'uuid', '_id', 'guid', ...own] : []),
    ...['id', 'uuid', '_id', 'guid', 'key', 'name', 'slug', 'code', 'sid', ...own],
  ]);
}

function isScalar(mergeSchema: MergeSchema, isText: boolean): (entry: readonly [string, Schema]) => boolean {
  return ([, schema]) => {
    const { types } = mergeSchema(schema);
    return (
      types.size === 0 ||
      (isText ? ['string'] : ['string', 'integer', 'number']).some((type) => types.has(type))
    );
  };
}

function presenceIn(
  create: MergedSchema,
  property: string,
  mergeSchema: MergeSchema,
): 'always' | 'maybe' | 'never' {
  const schema = create.properties.get(property);
  if (schema === undefined || mergeSchema(schema).keywords.readOnly === true) return 'never';
  return create.required.has(property) ? 'always' : 'maybe';
}

/** The schemas of the id, by precedence: those of items before those of path parameters. */
function idSchemas(
  mergeSchema: MergeSchema,
  { responseSchemas, parameters }: IdEvidence,
  property: string | undefined,
): readonly Schema[] {
  const ofViews = responseSchemas
    .map((view) => mergeSchema(view).properties.get(property ?? ''))
    .filter(isSchema);
  return [...ofViews, ...parameters.map(({ schema }) => schema)];
}

function examplesOf({ examples, parameters }: IdEvidence, property: string | undefined): readonly unknown[] {
  const fromItems = examples.map((item) =>
    isObject(item) && property !== undefined ? ownValue(item, property) : undefined,
  );
  return [...fromItems, ...parameters.map(({ example }) => example)];
}
