import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { findProperty, plainName, splitName } from '../naming.ts';
import { stateNamesAfter } from '../state-transition.ts';

/** Words of a verb that say no more than that a value changes: `updateStock`, `change-priority`, `set_price`. */
const changing = /^(?:change|update|set|edit|modify|patch|new|move|to|the)$/i;

/** What beside a value says why or by whom it changes. */
const remarks =
  /^(?:reason|notes?|comments?|remarks?|message|description|changedby|updatedby|by|force|notify)$/;

/** What assigns an item to somebody. */
const assigning = /^(?:re)?(?:assign|delegate)(?:to)?(?:user|agent|driver|technician|employee)?$/;

/** The properties that say to whom an item is assigned, by plain names. */
const assigned = ['assigneeid', 'assignedtoid', 'assignedto', 'assigneduserid', 'assignee', 'assignedid'];

/**
 * The property whose value an action is sent under another name: the `stock` of `PUT /products/{id}/stock` with
 * `{quantity: 4}`, the `assigneeId` of `POST /tasks/{id}/assign` with `{userId: 7}`. It is the one that the verb names,
 * or the `balance` of what is sent as `new_balance`, where all that is sent beside it are remarks.
 * @param item the schema in which responses show the item
 * @param sent what is sent that the item has no property for, by its name
 * @returns the name that it is sent under, and the property
 */
export function inferNamedValue(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
  sent: ReadonlyMap<string, Schema>,
): readonly [sent: string, property: string] | undefined {
  const values = [...sent].filter(([name]) => !remarks.test(plainName(name)));
  const [[name, schema] = [], ...others] = values;
  if (name === undefined || schema === undefined || others.length > 0) return undefined;
  const { properties } = mergeSchema(item);
  const noun = splitName(verb)
    .filter((word) => !changing.test(word))
    .join('');
  const isAssigning = assigning.test(plainName(verb));
  const meant = isAssigning ? assigned : [newValue.exec(plainName(name))?.[1] ?? noun];
  const property = findProperty(properties, meant.filter(Boolean));
  const declared = property === undefined ? undefined : properties.get(property);
  if (
    property !== undefined &&
    declared !== undefined &&
    haveOneType(mergeSchema(schema), mergeSchema(declared))
  )
    return [name, property];
  const shown = namedObject(mergeSchema, properties, name, isAssigning || sentWord(name) === plainName(noun));
  return shown === undefined ? undefined : [name, shown];
}

/** The word of an id that is sent: `driver` of a `driverId`. */
function sentWord(name: string): string {
  return plainName(name).replace(/(?:id|uuid)$/, '');
}

/** The property that shows what an id names which is sent, as an object: the `currentDriver` of a `driverId`. */
function namedObject(
  mergeSchema: MergeSchema,
  properties: ReadonlyMap<string, Schema>,
  sent: string,
  isMeant: boolean,
): string | undefined {
  const word = sentWord(sent);
  if (!isMeant || word === plainName(sent)) return undefined;
  const names = [word, `current${word}`, `assigned${word}`, ...assigned];
  const found = names.flatMap((name) => findProperty(properties, [name]) ?? []);
  return found.find((name) => {
    const { types, properties: members } = mergeSchema(properties.get(name) ?? {});
    return types.has('object') && members.has('id');
  });
}

/** What is sent as the new value of a property: the `new_balance` of an account. */
const newValue = /^(?:new|updated|target|corrected|adjusted)(.{3,})$/;

/** So many letters of a verb distinguish it from others. */
const minStemLength = 4;

/**
 * The property that keeps the remark which an action is sent: the `cancellation_reason` of an appointment for the `reason` of
 * `POST /appointments/{id}/cancel`, also
 * where that has a `reason` of its own, `closingNotes` for `notes`, and the `lostReason` of what one `lose`s.
 * @param item the schema in which responses show the item
 * @param sent what is sent, by its name
 * @returns the name that it is sent under, and the property
 */
export function inferNamedRemark(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
  sent: ReadonlyMap<string, Schema>,
): readonly [sent: string, property: string] | undefined {
  const word = plainName(verb);
  const stem = word.slice(0, Math.max(minStemLength, word.length - 1));
  const isOf = (name: string, remark: string) =>
    name.endsWith(remark) &&
    name !== remark &&
    ((stem.length >= minStemLength && name.startsWith(stem)) ||
      stateNamesAfter(verb).some((state) => name === state + remark));
  const pairs = [...sent.keys()].flatMap((name): [string, string][] => {
    const remark = plainName(name).replace(/s$/, '');
    if (!remarks.test(plainName(name))) return [];
    const own = [...mergeSchema(item).properties.keys()].filter((each) =>
      isOf(plainName(each).replace(/s$/, ''), remark),
    );
    return own.length === 1 && own[0] !== undefined ? [[name, own[0]]] : [];
  });
  return pairs.length === 1 ? pairs[0] : undefined;
}

/** Whether a scalar of one schema may be one of the other: numbers are numbers, with a fraction or not. */
function haveOneType(sent: MergedSchema, declared: MergedSchema): boolean {
  const kinds = ({ types }: MergedSchema) =>
    ['string', 'boolean', 'number', 'integer']
      .filter((type) => types.has(type))
      .map((type) => (type === 'integer' ? 'number' : type));
  return kinds(sent).some((kind) => kinds(declared).includes(kind));
}
