import type { Schema } from '../../openapi/document.ts';
import { isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { valueAt } from '../body-path.ts';
import type { IdStrategy, PropertyLocation } from '../resource.ts';
import { inferAlternativeIds } from './alternative-ids.ts';
import { inferIdFormat } from './id-format.ts';
import { findIdProperty, findSentId, type IdPropertyEvidence } from './id-property.ts';
import { inferResourceName } from './resource-name.ts';

/** The parts of the contract that an id is inferred from. */
export interface IdEvidence extends IdPropertyEvidence {
  readonly parameters: readonly IdParameter[];
  /** The example items of the contract. */
  readonly examples: readonly unknown[];
  /** The id that `x-resource` declares. */
  readonly hint: { readonly id?: string; readonly idFrom?: IdStrategy['assignedBy'] };
}

/** A path parameter that holds the id. */
export interface IdParameter {
  readonly name: string;
  readonly schema: Schema;
  readonly example?: unknown;
  readonly description?: string;
}

/** Infers the id of an item: its property, who assigns it, and its format. */
export function inferIdStrategy(mergeSchema: MergeSchema, evidence: IdEvidence): IdStrategy {
  const { hint, createSchema } = evidence;
  const found = hint.id === undefined ? findIdProperty(mergeSchema, evidence) : hintedProperty(hint.id);
  const sentAs = hint.id === undefined ? findSentId(mergeSchema, evidence) : undefined;
  const shown = idSchemas(mergeSchema, evidence, found);
  const resourceName = found && resourceNameIn(mergeSchema, evidence, found, shown);
  const inPath = evidence.parameters.map(({ schema }) => schema);
  const schemas = resourceName === undefined ? [...shown, ...inPath] : inPath;
  const examples = examplesOf(evidence, found).map((example) =>
    resourceName === undefined
      ? example
      : String(example ?? '')
          .split('/')
          .at(-1),
  );
  const sentPath = sentAs === undefined ? stepsOf(found) : [sentAs];
  const inCreate = createSchema === undefined ? 'never' : presenceIn(mergeSchema, createSchema, sentPath);
  const types = schemas.map((schema) => mergeSchema(schema).types).find(({ size }) => size > 0) ?? new Set();
  const isAssignedByClient =
    hint.idFrom === undefined
      ? createSchema === undefined || inCreate === 'always'
      : hint.idFrom === 'client';
  return {
    ...found,
    ...(resourceName !== undefined && { resourceName }),
    ...(sentAs !== undefined && { sentAs }),
    alternatives: inferAlternativeIds(
      mergeSchema,
      evidence.responseSchemas,
      evidence.parameters,
      found?.property,
    ),
    type: types.has('integer') || types.has('number') ? 'number' : 'string',
    assignedBy: isAssignedByClient ? 'client' : 'server',
    clientMaySet: inCreate !== 'never',
    format: inferIdFormat(mergeSchema, schemas, examples),
  };
}

/** `metadata.name` in an `x-resource` is the `name` in the object `metadata`. */
function hintedProperty(hint: string): PropertyLocation {
  const [property = '', inner] = hint.split('.');
  return { property, ...(inner !== undefined && { inner }) };
}

function stepsOf(found: PropertyLocation | undefined): readonly string[] {
  if (found === undefined) return [];
  return found.inner === undefined ? [found.property] : [found.property, found.inner];
}

/** Whether a request has a property that leads to the id: it must, it may, or it cannot. */
function presenceIn(
  mergeSchema: MergeSchema,
  schema: Schema,
  [property, ...inner]: readonly string[],
): 'always' | 'maybe' | 'never' {
  if (property === undefined) return 'never';
  const { properties, required } = mergeSchema(schema);
  const declared = properties.get(property);
  if (declared === undefined || mergeSchema(declared).keywords.readOnly === true) return 'never';
  const within = inner.length === 0 ? 'always' : presenceIn(mergeSchema, declared, inner);
  return within === 'always' && !required.has(property) ? 'maybe' : within;
}

/** The form of the resource names that a property holds, by what its schemas and examples say. */
function resourceNameIn(
  mergeSchema: MergeSchema,
  evidence: IdEvidence,
  { property, inner }: PropertyLocation,
  schemas: readonly Schema[],
): string | undefined {
  const keywords = schemas.map((schema) => mergeSchema(schema).keywords);
  const declared = keywords.flatMap(({ description, pattern, example }) => [description, pattern, example]);
  const texts = [...declared, ...evidence.examples.map((item) => valueAt(item, [property]))];
  return inner === undefined ? inferResourceName({ segment: evidence.segment, property, texts }) : undefined;
}

/** The schemas of the id in items. */
function idSchemas(
  mergeSchema: MergeSchema,
  { responseSchemas }: IdEvidence,
  found: PropertyLocation | undefined,
): readonly Schema[] {
  const schemaIn = (view: Schema, name: string | undefined) =>
    name === undefined ? view : mergeSchema(view).properties.get(name);
  return responseSchemas
    .flatMap((view) => [found && schemaIn(view, found.property)].filter(isSchema))
    .flatMap((outer) => [schemaIn(outer, found?.inner)].filter(isSchema));
}

function examplesOf(
  { examples, parameters }: IdEvidence,
  found: PropertyLocation | undefined,
): readonly unknown[] {
  const fromItems = examples.map((item) => (found === undefined ? undefined : valueAt(item, stepsOf(found))));
  return [...fromItems, ...parameters.map(({ example }) => example)];
}
