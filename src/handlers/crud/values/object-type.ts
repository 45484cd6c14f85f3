import { lastSegmentOf, plainName, singularsOf } from '../../../inference/naming.ts';
import { resourceTypeMark } from '../../../inference/wrapper/property-group.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/** Whether a property has, by its name, the type of what it is in, and nothing declares which: `object: string`. */
export function saysObjectType(name: string, { types, keywords }: MergedSchema): boolean {
  const isOpen = [keywords.enum, keywords.const, keywords.example, keywords.examples, keywords.format].every(
    (each) => each === undefined,
  );
  return plainName(name) === 'object' && isOpen && types.has('string');
}

/**
 * The `object` of an item says what it is, as clients take it: what the schema is called, as `shipping_address` for the
 * component `ShippingAddress`, else the collection or the property that the item is in. That of a page is `list`.
 */
export function objectType(missing: Missing): RuleValue | undefined {
  const { name, merged, given, owner, component } = missing;
  if (merged.keywords[resourceTypeMark] === true) return resourceType(missing);
  if (!saysObjectType(name, merged)) return undefined;
  const { createdIn = '' } = given;
  const around = owner === '' ? createdIn.slice(createdIn.lastIndexOf('/') + 1) : owner;
  const value = given.outcome?.object ?? component ?? objectName(around);
  return value !== '' && fitsProperty(merged, value) ? { value: splitWords(value) } : undefined;
}

/** The `type` of a resource object of JSON:API, which says by its plural what is in its collection. */
function resourceType({ merged, given: { createdIn } }: Missing): RuleValue | undefined {
  const { enum: values, example } = merged.keywords;
  if (createdIn === undefined || values !== undefined || example !== undefined) return undefined;
  const value = lastSegmentOf(createdIn);
  return fitsProperty(merged, value) ? { value } : undefined;
}

/** What one item of a collection is called: `add_on` for `add_ons`. */
export function objectName(collection: string): string {
  const words = splitWords(collection).split('_');
  const [last = ''] = singularsOf(words.at(-1) ?? '');
  return [...words.slice(0, -1), last].join('_');
}
