import type { InferredResources } from '../../inference/infer-resources.ts';
import { type PersonalFlags, personalFlagsIn } from '../../inference/item-lists/personal-flags.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { type FilterFields, filterFieldsOf } from '../../inference/query/filter-fields.ts';
import type { ChildLists } from '../../inference/relations/child-lists.ts';
import type { Expansion } from '../../inference/relations/infer-expansions.ts';
import type { Links } from '../../inference/relations/infer-links.ts';
import type { Relations } from '../../inference/relations/infer-relations.ts';
import type { ItemList, Resource } from '../../inference/resource.ts';
import { type ItemForm, responseItem } from '../../inference/wrapper/response-item.ts';
import { inferListedValues, type ListedValues } from '../../inference/writes/listed-values.ts';
import type { Schema } from '../../openapi/document.ts';
import { isReference } from '../../openapi/reference.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { type ShownNames, shownNamesOf } from './items/shown-names.ts';
import type { Item } from './stored-item.ts';

/** What a value is generated for. */
export interface SampledValue {
  /** The name of its property. */
  readonly name: string;
  /** Decides the value: it is the same for the same key. */
  readonly key: string;
  /** Whether it is never an example or a default of the contract, as an id is not. */
  readonly withoutExamples?: boolean;
}

/** Generates a valid value; `undefined` when there is none. */
export type Sample = (schema: Schema, about: SampledValue) => unknown;

/** The names of the properties that the schemas of a resource declare. */
export interface PropertyNames {
  /** Those of the request schemas. */
  readonly sendable: ReadonlySet<string>;
  /** Those of the request and the response schemas. */
  readonly known: ReadonlySet<string>;
  /** The same without the id: lists show it wherever their schemas let it through. */
  readonly knownBesideId: ReadonlySet<string>;
  /** Those that no response shows: write-only ones, and secrets that only requests declare. */
  readonly hidden: ReadonlySet<string>;
}

/** What the rows of a collection's lists are made from. */
export interface RowSource {
  /** The rows of its example. */
  readonly examples: readonly Item[];
  /** The schema of a row without an example. */
  readonly schema?: Schema | undefined;
}

/** What all CRUD handlers of a contract share. */
export interface CrudContext {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly relations: Relations;
  /** Which collections link the items of others. */
  readonly links: Links;
  /** The lists in items that operations of their own change, by the names of the resources. */
  readonly itemLists: ReadonlyMap<string, readonly ItemList[]>;
  /** The lists in items that show what is below them. */
  readonly childLists: ChildLists;
  readonly expansionsOf: (resource: Resource) => readonly Expansion[];
  readonly propertiesOf: (resource: Resource) => PropertyNames;
  /** The names by which a resource shows what a request's schema calls otherwise. */
  readonly shownNamesOf: (resource: Resource, sent: Schema) => ShownNames;
  /** The fields of the items of a resource, by which lists are sorted. */
  readonly fieldsOf: (resource: Resource) => FilterFields;
  /** The request header in which lists take conditions, in lower case; absent where there is none. */
  readonly filterHeader: string | undefined;
  /** The flags in the items of a resource that each person has for themselves. */
  readonly personalFlagsOf: (resource: Resource) => PersonalFlags;
  /** How responses show the items of a resource one by one, or in lists; absent where none does. */
  readonly formOf: (resource: Resource) => ItemForm | undefined;
  readonly mergeSchema: MergeSchema;
  /** The components in which items of collections are shown, as references. */
  readonly itemReferences: ReadonlySet<string>;
  readonly sample: Sample;
  /** The resource of the people who use the API; absent where there is none. */
  readonly people?: Resource;
  /** Those of people of other kinds, such as vendors beside customers. */
  readonly otherPeople?: ReadonlySet<Resource>;
  /** The values by which the lists of a collection are filtered, by the plain names of the properties. */
  readonly listedValuesOf: (collection: string) => ListedValues | undefined;
  /** What a schema of requests has against a value that no body had: the row of a file. */
  readonly sentIssues: (schema: Schema, value: unknown) => readonly string[];
  /** Whether parents that nobody created exist from their first use on. */
  readonly createsParents: boolean;
  /** What the rows of a resource are made from that are there without being made. */
  readonly rowSourceOf: (resource: Resource) => RowSource;
}

/** How the CRUD handlers of a contract behave, where the user decides. */
export interface CrudOptions {
  readonly createsParents?: boolean;
  readonly rowSourceOf?: CrudContext['rowSourceOf'];
  readonly sentIssues?: CrudContext['sentIssues'];
}

/** Prepares what the CRUD handlers of a contract share. */
export function createCrudContext(
  mergeSchema: MergeSchema,
  inferred: Pick<InferredResources, 'resources' | 'relations' | 'expansionsOf'> &
    Partial<
      Pick<InferredResources, 'people' | 'itemLists' | 'links' | 'childLists' | 'roleOf' | 'filterHeader'>
    >,
  sample: Sample,
  { createsParents = false, rowSourceOf = () => ({ examples: [] }), sentIssues = () => [] }: CrudOptions = {},
): CrudContext {
  const { resources, expansionsOf, itemLists = new Map(), people, roleOf = new Map() } = inferred;
  let listedValues: ReadonlyMap<string, ListedValues> | undefined;
  let itemReferences: ReadonlySet<string> | undefined;
  return {
    resources: new Map(resources.map((resource) => [resource.name, resource])),
    get relations() {
      return inferred.relations;
    },
    get links() {
      return inferred.links ?? new Map();
    },
    itemLists,
    get childLists() {
      return inferred.childLists ?? new Map();
    },
    expansionsOf: onceFor(expansionsOf),
    propertiesOf: createPropertiesOf(mergeSchema, itemLists),
    shownNamesOf: createShownNames(mergeSchema),
    fieldsOf: createFieldsOf(mergeSchema),
    filterHeader: inferred.filterHeader,
    personalFlagsOf: onceFor((resource) => personalFlagsIn(roleOf.values(), resource)),
    formOf: onceFor((resource) => {
      const own = [...roleOf.values()].filter((role) => role.resource === resource);
      const role = own.find(({ kind }) => kind === 'read') ?? own.find(({ kind }) => kind === 'list');
      return role && responseItem(role);
    }),
    mergeSchema,
    get itemReferences() {
      itemReferences ??= itemReferencesOf(mergeSchema, resources);
      return itemReferences;
    },
    sample,
    listedValuesOf: (collection) => {
      listedValues ??= inferListedValues(mergeSchema, roleOf.values());
      return listedValues.get(collection);
    },
    sentIssues,
    createsParents,
    rowSourceOf: onceFor(rowSourceOf),
    ...(people?.resource && { people: people.resource }),
    ...(people?.otherKinds && { otherPeople: new Set(people.otherKinds.values()) }),
  };
}

/** The components in which collections show their items; the empty object that some writes respond with is none. */
function itemReferencesOf(mergeSchema: MergeSchema, resources: readonly Resource[]): ReadonlySet<string> {
  const shown = resources.filter(({ isSingleton }) => !isSingleton).flatMap((each) => each.responseSchemas);
  const describesItems = ({ properties, variants }: MergedSchema) =>
    properties.size > 0 || variants.length > 0;
  return new Set(
    shown.flatMap((schema) =>
      isReference(schema) && describesItems(mergeSchema(schema)) ? [schema.$ref] : [],
    ),
  );
}

/** Collects the property names of each resource once, when they are first needed. */
function createPropertiesOf(
  mergeSchema: MergeSchema,
  itemLists: InferredResources['itemLists'],
): CrudContext['propertiesOf'] {
  const cache = new WeakMap<Resource, PropertyNames>();
  return (resource) => {
    const cached = cache.get(resource);
    if (cached !== undefined) return cached;
    const namesIn = (schema: Schema) => [...mergeSchema(schema).properties.keys()];
    const renamed = resource.requestSchemas.flatMap((sent) => [
      ...shownNamesOf(mergeSchema, resource, sent).values(),
    ]);
    const sendable = new Set([...resource.requestSchemas.flatMap(namesIn), ...renamed]);
    const shown = new Set(resource.responseSchemas.flatMap(namesIn));
    const lists = itemLists.get(resource.name) ?? [];
    const memberships = lists.flatMap(({ property, isMembership }) => (isMembership ? [property] : []));
    const known = new Set([...shown, ...sendable, ...memberships]);
    const isWriteOnly = (name: string) =>
      [...resource.requestSchemas, ...resource.responseSchemas].some(
        (schema) => mergeSchema(mergeSchema(schema).properties.get(name) ?? {}).keywords.writeOnly === true,
      );
    const isHidden = (name: string) =>
      isWriteOnly(name) || (isSecretName(name) && !shown.has(name)) || memberships.includes(name);
    const { property, inner } = resource.id;
    const properties = {
      sendable,
      known,
      knownBesideId: new Set([...known].filter((name) => inner !== undefined || name !== property)),
      hidden: new Set([...known].filter(isHidden)),
    };
    cache.set(resource, properties);
    return properties;
  };
}

/** Compares the names of each request schema once. */
function createShownNames(mergeSchema: MergeSchema): CrudContext['shownNamesOf'] {
  const namesOf = onceFor(() => new WeakMap<Schema, ShownNames>());
  return (resource, sent) => {
    const known = namesOf(resource);
    const names = known.get(sent) ?? shownNamesOf(mergeSchema, resource, sent);
    known.set(sent, names);
    return names;
  };
}

/** Gathers the fields of each resource once, when a list of it is first sorted. */
function createFieldsOf(mergeSchema: MergeSchema): CrudContext['fieldsOf'] {
  return onceFor((resource) => {
    const schemas = [...resource.requestSchemas, ...resource.responseSchemas.toReversed()];
    const properties = new Map(schemas.flatMap((schema) => [...mergeSchema(schema).properties]));
    return filterFieldsOf(mergeSchema, { ...mergeSchema({}), properties });
  });
}

/** A function of resources that is run once for each. */
function onceFor<T>(of: (resource: Resource) => T): (resource: Resource) => T {
  const cache = new WeakMap<Resource, { readonly value: T }>();
  return (resource) => {
    const cached = cache.get(resource) ?? { value: of(resource) };
    cache.set(resource, cached);
    return cached.value;
  };
}
