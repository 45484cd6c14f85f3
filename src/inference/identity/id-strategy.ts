import { plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isOpaque, isSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { valueAt } from '../body-path.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { IdStrategy, PropertyLocation } from '../resource.ts';
import { inferAlternativeIds, inferInnerAlternativeIds } from './alternative-ids.ts';
import { inferIdFormat } from './id-format.ts';
import type { IdPlace } from './id-places.ts';
import { findIdProperty, findSentId, type IdPropertyEvidence } from './id-property.ts';
import { isIdentifier } from './identifier-words.ts';
import { inferResourceName } from './resource-name.ts';

/** The parts of the contract that an id is inferred from. */
export interface IdEvidence extends IdPropertyEvidence {
  readonly parameters: readonly IdParameter[];
  /** The example items of the contract. */
  readonly examples: readonly unknown[];
  /** The items in its examples of request bodies. */
  readonly sentExamples: () => readonly unknown[];
  /** The path parameters of all operations that hold the id. */
  readonly inPaths: readonly IdPlace[];
  /** Whether paths lead through items by a parameter that is called `id` alone, whatever the others are called. */
  readonly hasIdPaths: boolean;
  /** What refers to the items by name. */
  readonly references: readonly IdPlace[];
  /** The id that `x-resource` declares. */
  readonly hint: { readonly id?: string; readonly idFrom?: IdStrategy['assignedBy'] };
}

/** A path parameter that holds the id. */
export interface IdParameter {
  readonly name: string;
  readonly schema: Schema;
  readonly example?: unknown;
  readonly description?: string;
  /** The resource name that it is the end of: `projects/{projectsId}/jobs/{jobsId}`. */
  readonly resourceName?: string;
}

/** Infers the id of an item: its property, who assigns it, and its format. */
export function inferIdStrategy(mergeSchema: MergeSchema, evidence: IdEvidence): IdStrategy {
  const { hint, createSchema } = evidence;
  const found = hint.id === undefined ? findIdProperty(mergeSchema, evidence) : hintedProperty(hint.id);
  const sentAs = hint.id === undefined ? findSentId(mergeSchema, evidence) : undefined;
  const shown = idSchemas(mergeSchema, evidence, found);
  const resourceName = found && resourceNameIn(mergeSchema, evidence, found, shown);
  const own = ownPlaces(evidence, found, resourceName === undefined ? shown : []);
  const references = canBeReferredTo(found) ? evidence.references : [];
  const shownExamples = examplesOf(evidence, found);
  const examples = resourceName === undefined ? shownExamples : shownExamples.map(lastPartOf);
  const sentPath = sentAs === undefined ? stepsOf(found) : [sentAs];
  const inCreate = createSchema === undefined ? 'never' : presenceIn(mergeSchema, createSchema, sentPath);
  const assignedBy = createSchema === undefined || inCreate === 'always' ? 'client' : 'server';
  let documented: ReadonlySet<string> | undefined;
  let inferred: ReturnType<typeof inferIdFormat> | undefined;
  const inferFormat = () => {
    inferred ??= inferIdFormat(mergeSchema, { own, references }, examples);
    return inferred;
  };
  const innerAlternatives = inferInnerAlternativeIds(mergeSchema, evidence, found?.property);
  return {
    ...found,
    ...(innerAlternatives.length > 0 && { innerAlternatives }),
    ...(resourceName !== undefined && { resourceName }),
    ...(sentAs !== undefined && { sentAs }),
    alternatives: [
      ...inferAlternativeIds(mergeSchema, evidence, found?.property),
      ...ownIdOfServer(mergeSchema, evidence, found?.property),
    ],
    type: typeOfIds(mergeSchema, own),
    assignedBy: hint.idFrom ?? assignedBy,
    clientMaySet: inCreate !== 'never',
    // What new ids look like is asked for by what makes one.
    get documented() {
      documented ??=
        inCreate === 'never' ? none : documentedIds(mergeSchema, evidence, { own, examples, sentPath });
      return documented;
    },
    get format() {
      return inferFormat().format;
    },
    get places() {
      return inferFormat().places;
    },
  };
}

const none: ReadonlySet<string> = new Set();

/**
 * The `id` that the server gives an item beside one of the client's, by which paths may find it: `company_id` of companies, and
 * the `handle` of users whom `/admin/users/{id}/role` finds by their `id`.
 */
function ownIdOfServer(
  mergeSchema: MergeSchema,
  evidence: IdEvidence,
  property: string | undefined,
): readonly string[] {
  const ofVendor = idOfVendor(mergeSchema, evidence, property);
  if (ofVendor !== undefined) return [ofVendor];
  const { responseSchemas, createSchema, segment, parameters, hasIdPaths } = evidence;
  const isOfItem = singularsOf(segment).some((word) => plainName(property ?? '') === `${word}id`);
  const isByBoth = hasIdPaths && parameters.every(({ name }) => plainName(name) !== 'id');
  if (property === undefined || !(isOfItem || isByBoth) || createSchema === undefined) return [];
  const sent = mergeSchema(createSchema).properties;
  const isShown = responseSchemas.some((schema) => mergeSchema(schema).properties.has('id'));
  return isShown && property !== 'id' && sent.has(property) && !sent.has('id') ? ['id'] : [];
}

/**
 * The id that a vendor calls after itself, beside one of the client's: the `lago_id` of plans that paths find by their `code`.
 * It is what items begin with, and what no request sends, no other collection and no parent is called after.
 */
function idOfVendor(
  mergeSchema: MergeSchema,
  { responseSchemas, createSchema, otherSegments, parentProperties }: IdEvidence,
  property: string | undefined,
): string | undefined {
  const [first, schema] = [...mergeSchema(responseSchemas[0] ?? {}).properties][0] ?? [];
  if (first === undefined || property === undefined || createSchema === undefined) return undefined;
  const word = /^(.+?)_?(?:id|uuid)$/i.exec(first)?.[1] ?? '';
  const isOther = [...otherSegments].some((segment) => singularsOf(segment).includes(plainName(word)));
  const sent = mergeSchema(createSchema).properties;
  const isOwn = word !== '' && isIdentifier(first) && !isOther && !parentProperties.includes(first);
  const isText = mergeSchema(schema ?? {}).types.has('string');
  return isOwn && isText && first !== property && sent.has(property) && !sent.has(first) ? first : undefined;
}

/** What says which ids a contract has. */
interface IdSources {
  readonly own: readonly IdPlace[];
  readonly examples: readonly unknown[];
  /** The properties of a request that lead to the id. */
  readonly sentPath: readonly string[];
}

/** The ids in the contract's examples, which clients send. */
function documentedIds(
  mergeSchema: MergeSchema,
  { sentExamples }: IdEvidence,
  { own, examples, sentPath }: IdSources,
): ReadonlySet<string> {
  const inSchemas = own.flatMap(({ schema }) => {
    const { example, examples: several } = mergeSchema(schema).keywords;
    return [example, several].flat();
  });
  const sent = sentExamples().map((item) => valueAt(item, sentPath));
  const values = [...inSchemas, ...examples, ...sent];
  return new Set(
    values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String),
  );
}

/** The type of the ids: the first place that says one decides. */
function typeOfIds(mergeSchema: MergeSchema, own: readonly IdPlace[]): IdStrategy['type'] {
  const types = own.map(({ schema }) => mergeSchema(schema).types).find(({ size }) => size > 0);
  return types?.has('integer') || types?.has('number') ? 'number' : 'string';
}

/** Where items show the id, and the path parameters that find them by it. */
function ownPlaces(
  { parameters, inPaths }: IdEvidence,
  found: PropertyLocation | undefined,
  shown: readonly Schema[],
): readonly IdPlace[] {
  const property = stepsOf(found).join('.');
  return [
    ...shown.map((schema) => ({ schema, name: `property ${property} of the items` })),
    ...inPaths,
    ...parameters.map(({ schema, name }) => ({ schema, name: `path parameter ${name}` })),
  ];
}

/** Whether a `contact_id` has the id: it does not where the path has a `name`, for it is the `id` of a contact. */
function canBeReferredTo(found: PropertyLocation | undefined): boolean {
  const name = found?.inner ?? found?.property;
  return name === undefined || isIdentifier(name) || /uid$/i.test(name);
}

function lastPartOf(resourceName: unknown): string | undefined {
  return plainText(resourceName ?? '')
    .split('/')
    .at(-1);
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
  const merged = mergeSchema(schema);
  const { properties, required } = merged;
  // A document of any properties may have this one too.
  if (inner.length === 0 && merged.types.has('object') && isOpaque(merged)) return 'maybe';
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
  const inPaths = evidence.parameters.map(({ resourceName }) => resourceName);
  const texts = [...declared, ...inPaths, ...evidence.examples.map((item) => valueAt(item, [property]))];
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
