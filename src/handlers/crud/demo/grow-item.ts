import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isIdName } from '../../../sample/id-name.ts';
import type { SampleOptions, Sampler } from '../../../sample/sampler.ts';
import { SampleError } from '../../../sample/sampler.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { timestampKind } from '../values/timestamp-kind.ts';
import type { InsertionPlan } from './insertion-order.ts';
import { type LinkOptions, linkValues } from './link-values.ts';
import { type TotalOptions, totalValues } from './total-values.ts';

/** What items grow with. */
export interface GrowOptions {
  readonly crud: CrudContext;
  readonly sampler: Sampler;
  readonly validators: Validators;
  readonly linkOptions: (key: string) => Omit<LinkOptions, 'fixed' | 'own'>;
  readonly totalOptions: Omit<TotalOptions, 'fixed'>;
}

/** How an item is generated. */
export type GrownAs = Pick<SampleOptions, 'key' | 'name'> & {
  readonly row: NonNullable<SampleOptions['row']>;
};

/**
 * What becomes of an item after its creation: the values that the server owns as they are some time later. An order that
 * began as `pending` with nothing to show has been shipped, a product has ratings and a picture. What was sent, ids and
 * times of creation stay. The item itself where the contract leaves nothing to add.
 */
export function createGrowItem(
  options: GrowOptions,
): (plan: InsertionPlan, row: StoredItem, as: GrownAs) => Item {
  const growthOf = createGrowthOf(options.crud);
  return (plan, { item }, as) => {
    const [schema] = plan.resource.responseSchemas;
    if (schema === undefined) return item;
    const { open, lists } = growthOf(plan, schema);
    if (open.size === 0 && lists.length === 0) return item;
    const known = Object.fromEntries(Object.entries(item).filter(([name]) => !open.has(name)));
    const sampled = sampleGrown(options, schema, { ...as, row: { ...as.row, known } });
    if (!isObject(sampled)) return item;
    const lined = growLines(options, lists, sampled, as);
    const fixed = new Set(Object.keys(known).filter((name) => lined[name] === item[name]));
    const links = { ...options.linkOptions(as.key), own: plan.resource, fixed };
    const linked = linkValues(links, schema, lined);
    const whole = totalValues({ ...options.totalOptions, fixed }, schema, linked);
    if (!isObject(whole) || options.validators.of(schema, 'response')(whole).length > 0) return item;
    const grown = Object.entries(whole).filter(
      ([name]) => open.has(name) || (Object.hasOwn(item, name) && !fixed.has(name)),
    );
    const kept = Object.entries(item).filter(([name]) => !open.has(name));
    return { ...Object.fromEntries(kept), ...Object.fromEntries(grown) };
  };
}

/**
 * An item whose lists of objects have what responses say of each: lines of an order that were sent as a product and a
 * quantity have the name and the price of the product.
 */
function growLines(options: GrowOptions, lists: readonly GrownList[], item: Item, as: GrownAs): Item {
  const grown = lists.flatMap(({ name, items, sentNames }): [string, unknown][] => {
    const part = item[name];
    if (!Array.isArray(part)) return [];
    const lines = part.map((line: unknown, i) => {
      if (!isObject(line)) return line;
      const known = Object.entries(line).filter(([inner]) => isKept(inner, sentNames));
      return growLine(options, items, Object.fromEntries(known), {
        ...as,
        key: `${as.key} ${name} ${i}`,
        name,
      });
    });
    return [[name, lines]];
  });
  return grown.length === 0 ? item : { ...item, ...Object.fromEntries(grown) };
}

/** A list of objects of which responses show more than requests send. */
interface GrownList {
  readonly name: string;
  readonly items: Schema;
  readonly sentNames: ReadonlyMap<string, Schema>;
}

function grownLists(
  { mergeSchema }: CrudContext,
  { createRole: { sent } }: InsertionPlan,
  schema: Schema,
): readonly GrownList[] {
  const shown = mergeSchema(schema).properties;
  return [...mergeSchema(sent?.schema ?? {}).properties].flatMap(([name, property]): GrownList[] => {
    const { items: sentItems } = mergeSchema(property);
    const { items } = mergeSchema(shown.get(name) ?? {});
    if (items === undefined || sentItems === undefined) return [];
    const sentNames = mergeSchema(sentItems).properties;
    const isWhole = [...mergeSchema(items).properties.keys()].every((inner) => sentNames.has(inner));
    return isWhole ? [] : [{ name, items, sentNames }];
  });
}

/** Whether a member of a line was sent, or is its id. */
function isKept(name: string, sent: ReadonlyMap<string, Schema>): boolean {
  return sent.has(name) || isIdName(name, undefined);
}

function growLine(options: GrowOptions, schema: Schema, known: Item, as: GrownAs): unknown {
  const grown = sampleGrown(options, schema, { ...as, row: { ...as.row, known } });
  return isObject(grown) ? { ...grown, ...known } : known;
}

function sampleGrown({ sampler }: GrowOptions, schema: Schema, as: SampleOptions): unknown {
  try {
    return sampler.sample(schema, { ...as, direction: 'response', isVaried: true });
  } catch (error) {
    if (error instanceof SampleError) return undefined;
    throw error;
  }
}

/** What of the items of a plan the server may change. */
interface Growth {
  /** The properties that the create does not take. */
  readonly open: ReadonlySet<string>;
  readonly lists: readonly GrownList[];
}

/** Found once for each plan. */
function createGrowthOf(crud: CrudContext): (plan: InsertionPlan, schema: Schema) => Growth {
  const found = new WeakMap<InsertionPlan, Growth>();
  return (plan, schema) => {
    const growth = found.get(plan) ?? {
      open: new Set(findOpenNames(crud, plan, schema)),
      lists: grownLists(crud, plan, schema),
    };
    found.set(plan, growth);
    return growth;
  };
}

function findOpenNames(
  { mergeSchema, relations, propertiesOf }: CrudContext,
  { resource, createRole: { sent }, nestedPath, links }: InsertionPlan,
  schema: Schema,
): readonly string[] {
  const sentNames = new Set(mergeSchema(sent?.schema ?? {}).properties.keys());
  const { id, name } = resource;
  const settled = new Set([
    ...(id.property === undefined ? [] : [id.property]),
    ...id.alternatives,
    ...(relations.get(name) ?? []).map(({ property }) => property),
    ...links.map(({ property }) => property),
    ...(nestedPath?.parameters ?? []).flatMap(({ property }) => property ?? []),
    ...propertiesOf(resource).hidden,
  ]);
  return [...mergeSchema(schema).properties].flatMap(([property, declared]) => {
    const merged = mergeSchema(declared);
    const { format, const: constant, readOnly } = merged.keywords;
    if (sentNames.has(property) && readOnly !== true) return [];
    if (settled.has(property) || constant !== undefined || isIdName(property, format)) return [];
    return timestampKind(property, merged) === 'created' ? [] : [property];
  });
}
