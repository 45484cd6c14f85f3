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
  const openNames = createOpenNames(options.crud);
  return (plan, { item }, as) => {
    const [schema] = plan.resource.responseSchemas;
    const open = schema === undefined ? [] : openNames(plan, schema);
    if (schema === undefined || open.length === 0) return item;
    const known = Object.fromEntries(Object.entries(item).filter(([name]) => !open.includes(name)));
    const sampled = sampleGrown(options, schema, { ...as, row: { ...as.row, known } });
    if (!isObject(sampled)) return item;
    const lined = growLines(options, plan, schema, sampled, as);
    const fixed = new Set(Object.keys(known).filter((name) => lined[name] === item[name]));
    const links = { ...options.linkOptions(as.key), own: plan.resource, fixed };
    const linked = linkValues(links, schema, lined);
    const whole = totalValues({ ...options.totalOptions, fixed }, schema, linked);
    if (!isObject(whole) || options.validators.of(schema, 'response')(whole).length > 0) return item;
    const grown = Object.entries(whole).filter(
      ([name]) => open.includes(name) || (Object.hasOwn(item, name) && !fixed.has(name)),
    );
    const kept = Object.entries(item).filter(([name]) => !open.includes(name));
    return { ...Object.fromEntries(kept), ...Object.fromEntries(grown) };
  };
}

/**
 * An item whose lists of objects have what responses say of each: lines of an order that were sent as a product and a
 * quantity have the name and the price of the product.
 */
function growLines(
  options: GrowOptions,
  { createRole: { sent } }: InsertionPlan,
  schema: Schema,
  item: Item,
  as: GrownAs,
): Item {
  const { mergeSchema } = options.crud;
  const shown = mergeSchema(schema, item).properties;
  const taken = mergeSchema(sent?.schema ?? {}).properties;
  const lined = Object.entries(item).map(([name, part]): [string, unknown] => {
    const { items } = mergeSchema(shown.get(name) ?? {});
    const { items: sentItems } = mergeSchema(taken.get(name) ?? {});
    if (!Array.isArray(part) || items === undefined || sentItems === undefined) return [name, part];
    const sentNames = mergeSchema(sentItems).properties;
    const isWhole = [...mergeSchema(items).properties.keys()].every((inner) => sentNames.has(inner));
    if (isWhole) return [name, part];
    const grow = (line: unknown, i: number) => {
      const known = isObject(line) ? Object.entries(line).filter(([inner]) => isKept(inner, sentNames)) : [];
      return growLine(options, items, Object.fromEntries(known), {
        ...as,
        key: `${as.key} ${name} ${i}`,
        name,
      });
    };
    return [name, part.map((line, i) => (isObject(line) ? grow(line, i) : line))];
  });
  return Object.fromEntries(lined);
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

/** The properties of an item that the create does not take and that the server may change: found once for each plan. */
function createOpenNames(crud: CrudContext): (plan: InsertionPlan, schema: Schema) => readonly string[] {
  const found = new WeakMap<InsertionPlan, readonly string[]>();
  return (plan, schema) => {
    const names = found.get(plan) ?? findOpenNames(crud, plan, schema);
    found.set(plan, names);
    return names;
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
