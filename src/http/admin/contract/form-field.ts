import type { Schema } from '../../../openapi/document.ts';
import {
  isObjectSchema,
  isSchema,
  type MergedSchema,
  type MergeSchema,
} from '../../../schema/merged-schema.ts';
import type { components } from '../admin.gen.ts';

/** What a form shows for a value of a schema. */
export type FormField = components['schemas']['FormField'];

/** How deep forms nest; what is deeper is edited as JSON. */
const maxDepth = 6;

/** How many controls a form has at most; the rest is edited as JSON. */
const maxFields = 300;

/** Where a field is within the schema of a form. */
interface Place {
  /** The schemas around it: one that contains itself has no end. */
  readonly around: readonly Schema[];
  /** Counts the fields of the whole form. */
  readonly form: { fields: number };
}

/**
 * Describes the form for values of a schema, as requests have them: what only responses have is left out. A choice of
 * several shapes is `json`, and so is what nests too deep or has no declared shape.
 */
export function toFormField(mergeSchema: MergeSchema, schema: unknown): FormField {
  return fieldOf(mergeSchema, schema, { around: [], form: { fields: 0 } });
}

function fieldOf(mergeSchema: MergeSchema, schema: unknown, place: Place): FormField {
  if (!isSchema(schema)) return { kind: 'json' };
  const { around, form } = place;
  form.fields += 1;
  const merged = mergeSchema(schema);
  const only = onlyVariant(mergeSchema, merged);
  if (only !== undefined && merged.properties.size === 0) {
    const { isNullable, ...field } = fieldOf(mergeSchema, only.schema, place);
    return { ...field, ...textsOf(merged), ...((isNullable || only.isNullable) && { isNullable: true }) };
  }
  const shared = { ...textsOf(merged), ...(merged.isNullable && { isNullable: true }) };
  const isTooMuch = around.length >= maxDepth || form.fields > maxFields || around.includes(schema);
  if (isTooMuch || merged.variants.length > 0) return { ...shared, kind: 'json' };
  return { ...shared, ...shapeOf(mergeSchema, merged, { form, around: [...around, schema] }) };
}

/** The one shape of a choice between it and `null`. */
function onlyVariant(mergeSchema: MergeSchema, { variants, isNullable }: MergedSchema) {
  const shapes = variants.filter(({ schema }) => !isNull(schema));
  const [first, ...others] = shapes;
  if (first === undefined || others.length > 0) return undefined;
  const { schema } = first;
  return {
    schema,
    isNullable: isNullable || shapes.length < variants.length || mergeSchema(schema).isNullable,
  };
}

function isNull({ type, const: constant }: Schema): boolean {
  return (
    type === 'null' || constant === null || (Array.isArray(type) && type.every((each) => each === 'null'))
  );
}

function shapeOf(mergeSchema: MergeSchema, merged: MergedSchema, place: Place): FormField {
  const [type, ...others] = merged.types;
  const values = valuesOf(merged);
  if (values?.every((value) => typeof value !== 'object')) return { kind: kindOf(values), values };
  if (isObjectSchema(merged) && others.length === 0) return objectField(mergeSchema, merged, place);
  if (others.length > 0 || type === undefined) return { kind: 'json' };
  if (type === 'array') {
    return merged.items === undefined
      ? { kind: 'json' }
      : { kind: 'array', items: fieldOf(mergeSchema, merged.items, place) };
  }
  return scalarField(type, merged);
}

function objectField(
  mergeSchema: MergeSchema,
  { properties, required }: MergedSchema,
  place: Place,
): FormField {
  if (properties.size === 0) return { kind: 'json' };
  const sent = [...properties].filter(([, schema]) => mergeSchema(schema).keywords.readOnly !== true);
  return {
    kind: 'object',
    properties: sent.map(([name, schema]) => ({
      name,
      required: required.has(name),
      field: fieldOf(mergeSchema, schema, place),
    })),
  };
}

function scalarField(type: string, { keywords }: MergedSchema): FormField {
  const { format, minimum, maximum, maxLength, contentEncoding, contentMediaType } = keywords;
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'integer' || type === 'number') return { kind: type, ...numbers({ minimum, maximum }) };
  if (type !== 'string') return { kind: 'json' };
  const isFile =
    format === 'binary' || (typeof contentMediaType === 'string' && contentEncoding === undefined);
  return {
    kind: isFile ? 'file' : 'string',
    ...(typeof format === 'string' && { format }),
    ...numbers({ maxLength }),
  };
}

/** Those that are numbers: a contract may have anything there. */
function numbers<Name extends string>(given: Readonly<Record<Name, unknown>>): { [N in Name]?: number } {
  const entries = Object.entries<unknown>(given).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(entries) as { [N in Name]?: number };
}

/** The only values that a schema allows, without `null`. */
function valuesOf({ keywords }: MergedSchema): unknown[] | undefined {
  if (keywords.const !== undefined) return [keywords.const];
  return Array.isArray(keywords.enum) ? keywords.enum.filter((value) => value !== null) : undefined;
}

function kindOf([first]: readonly unknown[]): FormField['kind'] {
  return typeof first === 'number' ? 'number' : typeof first === 'boolean' ? 'boolean' : 'string';
}

function textsOf({ keywords }: MergedSchema): Pick<FormField, 'description' | 'default'> {
  const { description, default: standard } = keywords;
  return {
    ...(typeof description === 'string' && { description }),
    ...(standard !== undefined && { default: standard }),
  };
}
