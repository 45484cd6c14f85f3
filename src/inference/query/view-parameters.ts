import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { elementOf } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

/** The names of the parameters that say which parts of items are shown, by plain names; a new one is a word more. */
export const viewNames = {
  /** Which properties: `fields=id,name`. */
  fields: ['fields', 'select', '$select', 'only', 'columns', 'fieldmask', 'readmask'],
  /** Which related items are shown whole: `expand=author`. */
  expand: ['expand', '$expand', 'include', 'includes', 'embed', 'populate', 'with', 'relations'],
} as const;

/** The names of the parameters of an operation that say which parts of items are shown. */
export interface ViewParameters {
  readonly fields: readonly string[];
  readonly expand: readonly string[];
}

/**
 * Infers which query parameters say what is shown of items; one named as a property of the items is none, and none expands
 * items that have only plain values.
 */
export function inferViewParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): ViewParameters {
  const texts = query.filter(
    ({ name, schema = {} }) =>
      hasType(elementOf(mergeSchema, schema), ['string']) && !row.properties.has(name),
  );
  const named = (names: readonly string[]) =>
    texts.map(({ name }) => name).filter((name) => names.includes(plainName(name.replace(/\[.*\]$/, ''))));
  const hasObjects = [...row.properties.values()].some((schema) =>
    hasType(elementOf(mergeSchema, schema), ['object']),
  );
  return { fields: named(viewNames.fields), expand: hasObjects ? named(viewNames.expand) : [] };
}
