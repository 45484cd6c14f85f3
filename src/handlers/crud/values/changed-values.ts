import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { englishName } from '../../../sample/english-names.ts';
import { isDeepEqual } from '../../../schema/deep-equal.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { derivedText } from './following/derived-text.ts';
import { ownFigures } from './following/own-figures.ts';
import { countedList } from './initial/initial-number.ts';
import type { Missing, ValueRule } from './missing-property.ts';
import { stateTimes, type Transition } from './state-times.ts';
import { isSumOfLines, lineTotal, sumRank } from './sums/line-total.ts';
import { amountAs, amountIn } from './sums/money.ts';
import { shownPrice } from './sums/shown-price.ts';
import { formatTimestamp, isEditTime, timestampKind } from './timestamp-kind.ts';

/** The rules for values that follow from others of the item: they do so anew when the item changes. */
const following: readonly ValueRule[] = [...ownFigures, lineTotal, shownPrice, countedList, derivedText];

/** A change of an item, with what the client sent for it. */
export interface SentChange extends Transition {
  readonly sent: Item;
}

/**
 * A changed item with what changes by itself: the time of the change, those of the states that it has entered and left,
 * and what followed from other values and still does. What the client sent stays as it is.
 */
export function withChangedValues(
  crud: CrudContext,
  resource: Resource,
  change: SentChange,
  now: Date,
): Item {
  const properties = propertiesOf(crud, resource);
  const changed = {
    ...updateTimes(properties, now),
    ...stateTimes(properties, change, now),
    ...followingValues(crud, resource, properties, change),
  };
  const own = Object.entries(changed).filter(([name]) => !Object.hasOwn(change.sent, name));
  const entries = Object.entries({ ...change.after, ...Object.fromEntries(own) });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The sums over its lines that no request can set, and that followed from these as they were. */
export function changedSums(crud: CrudContext, resource: Resource, change: Transition): Item {
  const sums = [...propertiesOf(crud, resource)].filter(([name]) => isSumOfLines(englishName(name)));
  return sums.length === 0 ? {} : followingValues(crud, resource, new Map(sums), { ...change, sent: {} });
}

/** The properties that responses show, each by the first schema that declares it. */
export function propertiesOf(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
): ReadonlyMap<string, MergedSchema> {
  const properties = new Map<string, MergedSchema>();
  for (const view of responseSchemas) {
    for (const [name, schema] of mergeSchema(view).properties) {
      if (!properties.has(name)) properties.set(name, mergeSchema(schema));
    }
  }
  return properties;
}

function updateTimes(properties: ReadonlyMap<string, MergedSchema>, now: Date): Item {
  const times = [...properties].filter(
    ([name, merged]) => timestampKind(name, merged) === 'updated' || isEditTime(name),
  );
  const formatted = times.map(([name, merged]) => [name, formatTimestamp(now, name, merged)] as const);
  return Object.fromEntries(formatted.filter(([, time]) => time !== undefined));
}

/**
 * The values that no request can set, and that followed from the item as it was. An address is not changed by a title.
 * Sums follow one after the other: a total from the new tax.
 */
function followingValues(
  crud: CrudContext,
  resource: Resource,
  properties: ReadonlyMap<string, MergedSchema>,
  { before, after, sent }: SentChange,
): Item {
  const { sendable } = crud.propertiesOf(resource);
  const isOpen = (name: string) =>
    !sendable.has(name) && name !== resource.id.property && !/slug|permalink|handle/i.test(name);
  const open = [...properties].flatMap(([name, merged]) =>
    isOpen(name)
      ? [
          {
            name,
            merged,
            mergeSchema: crud.mergeSchema,
            plain: plainName(englishName(name)),
            words: englishName(name),
          },
        ]
      : [],
  );
  const changed = new Map<string, unknown>();
  for (const property of open.toSorted((a, b) => sumRank(a.words) - sumRank(b.words))) {
    const { name, merged } = property;
    const now = { ...after, ...Object.fromEntries(changed) };
    const [former, next] = [follow(property, before), follow(property, now)];
    // A sum of what is no longer there is 0, as it is before anything is there.
    const begun = amountIn(before[name]);
    const nothing = begun && { ...begun, value: 0 };
    const value = next ?? (former && nothing && amountAs(crud.mergeSchema, merged, nothing));
    if (value === undefined || Object.hasOwn(sent, name) || isDeepEqual(value, after[name])) continue;
    const isFirst = begun?.value === 0 || (typeof value !== 'number' && before[name] === undefined);
    if (former === undefined ? isFirst : isDeepEqual(former, before[name])) changed.set(name, value);
  }
  return Object.fromEntries(changed);
}

/** What follows for a property from the others of an item; `undefined` where nothing does. */
function follow(
  property: Pick<Missing, 'name' | 'merged' | 'mergeSchema' | 'plain' | 'words'>,
  item: Item,
): unknown {
  const siblings = new Map(Object.entries(item));
  siblings.delete(property.name);
  const missing = { ...notNeeded, ...property, siblings };
  for (const rule of following) {
    const found = rule(missing);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** What the rules above do not look at. */
const notNeeded = { schema: {}, isRequired: true, isServerSet: true, key: '', owner: '', given: {} };
