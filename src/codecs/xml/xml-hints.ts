import { isObject } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { chooseVariant } from '../../schema/choose-variant.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';

/** What a schema says of its form in XML (OpenAPI, the XML Object). */
export interface XmlHints {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly isAttribute: boolean;
  /** Whether a value is the text of the element that holds it. */
  readonly isText: boolean;
  /** Whether the elements of a list are in an element of their own. */
  readonly isWrapped: boolean;
}

/** Reads the `xml` keyword of a schema, with the `nodeType` of OpenAPI 3.2. */
export function xmlHintsOf({ keywords }: MergedSchema): XmlHints {
  const xml = isObject(keywords.xml) ? keywords.xml : {};
  const text = (name: string) => (typeof xml[name] === 'string' ? { [name]: xml[name] } : {});
  return {
    ...text('name'),
    ...text('namespace'),
    ...text('prefix'),
    isAttribute: xml.attribute === true || xml.nodeType === 'attribute',
    isText: xml.nodeType === 'text' || xml.nodeType === 'cdata' || xml['x-text'] === true,
    isWrapped: xml.wrapped === true || xml.nodeType === 'element',
  };
}

/** A property of an object, and where it is in the object's element. */
export interface XmlProperty extends XmlHints {
  readonly property: string;
  readonly schema: Schema;
  readonly isList: boolean;
  /** The local name of its element or attribute; of a list that is not wrapped, that of each element. */
  readonly localName: string;
  /** A list's elements: their local name, their hints and their schema. */
  readonly item?: { readonly localName: string; readonly hints: XmlHints; readonly schema: Schema };
}

/** Where a property is in XML. The elements of a list that is not wrapped have the name of the items, else the list's. */
export function xmlProperty(mergeSchema: MergeSchema, property: string, schema: Schema): XmlProperty {
  const merged = mergeSchema(schema);
  const hints = xmlHintsOf(merged);
  const isList = merged.types.has('array') || merged.items !== undefined;
  const name = xmlName(hints.name ?? property);
  if (!isList) return { ...hints, property, schema, isList, localName: name };
  const items = merged.items ?? {};
  const itemHints = xmlHintsOf(mergeSchema(items));
  const outer = hints.isWrapped ? name : xmlName(property);
  const item = { localName: xmlName(itemHints.name ?? outer), hints: itemHints, schema: items };
  return { ...hints, property, schema, isList, localName: hints.isWrapped ? name : item.localName, item };
}

/** The name of the root element: that of the `xml` keyword, else of the component, else of what is described. */
export function rootName(schema: Schema, merged: MergedSchema, mergeSchema: MergeSchema): string {
  const { name } = xmlHintsOf(merged);
  if (name !== undefined) return xmlName(name);
  const component = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  if (component !== undefined) return xmlName(decodeURIComponent(component));
  if (typeof schema.title === 'string') return xmlName(schema.title);
  if (merged.items === undefined) return 'root';
  return `${rootName(merged.items, mergeSchema(merged.items), mergeSchema)}s`;
}

/** The schema of the variant that a value is one of, where that has a name; else the schema itself. */
export function variantOf(mergeSchema: MergeSchema, schema: Schema, value: unknown): Schema {
  const variant = chooseVariant(mergeSchema(schema).variants, value, mergeSchema)?.schema;
  const named = variant && variantOf(mergeSchema, variant, value);
  return named?.$ref === undefined && named?.title === undefined ? schema : named;
}

/** The variant that an element is named after; `undefined` where that is none or several. */
export function namedVariant(mergeSchema: MergeSchema, schema: Schema, name: string): Schema | undefined {
  const named = mergeSchema(schema).variants.filter(
    (variant) => rootName(variant.schema, mergeSchema(variant.schema), mergeSchema) === name,
  );
  return named.length === 1 ? named[0]?.schema : undefined;
}

/** A name with the characters that names of XML cannot have replaced: `2 fast` is `_2_fast`. */
export function xmlName(name: string): string {
  const allowed = name.replace(/[^\p{L}\p{N}_.-]/gu, '_');
  return /^[\p{L}_]/u.test(allowed) ? allowed : `_${allowed}`;
}
