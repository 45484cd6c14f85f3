import { isObject, ownValue, plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyShape } from '../codec.ts';
import { escapeXml } from './escape-xml.ts';
import {
  rootName,
  variantOf,
  type XmlHints,
  type XmlProperty,
  xmlHintsOf,
  xmlName,
  xmlProperty,
} from './xml-hints.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An attribute as it is written: its name and its text. */
type Attribute = readonly [name: string, text: string];

/** Where a value is written: the name of its element, its schema, and what that says of its namespace. */
interface Place {
  readonly localName: string;
  readonly schema: Schema;
  readonly hints: XmlHints;
}

/** Writes a value as an XML document by the `xml` keywords of its schema. */
export function writeXml(value: unknown, { media, mergeSchema }: BodyShape): string {
  const schema = media.schema ?? {};
  if (!Array.isArray(value))
    return `${declaration}${element(mergeSchema, placeOf(mergeSchema, schema, value), value)}\n`;
  const merged = mergeSchema(schema, value);
  const list = { localName: rootName(schema, merged, mergeSchema), hints: xmlHintsOf(merged) };
  const inner = value.map((item) =>
    element(mergeSchema, placeOf(mergeSchema, merged.items ?? {}, item), item),
  );
  return `${declaration}${tag(list, namespaceOf(list.hints), inner.join(''))}\n`;
}

/** The place of a whole value: that of the variant that it is one of, such as a cat among pets. */
function placeOf(mergeSchema: MergeSchema, schema: Schema, value: unknown): Place {
  const merged = mergeSchema(schema, value);
  return {
    localName: rootName(variantOf(mergeSchema, schema, value), merged, mergeSchema),
    schema,
    hints: xmlHintsOf(merged),
  };
}

/** One value as an element. */
function element(mergeSchema: MergeSchema, place: Place, value: unknown): string {
  if (value === null) return tag(place, nil, '');
  if (Array.isArray(value)) {
    const inner = { ...place, schema: mergeSchema(place.schema).items ?? {} };
    return tag(
      place,
      namespaceOf(place.hints),
      value.map((item) => element(mergeSchema, inner, item)).join(''),
    );
  }
  if (!isObject(value)) return tag(place, namespaceOf(place.hints), escapeXml(plainText(value)));
  const members = propertiesOf(mergeSchema, place.schema, value);
  const attributes = members.filter(({ isAttribute }) => isAttribute);
  const texts = members.filter(({ isText }) => isText);
  const elements = members.filter(({ isAttribute, isText }) => !isAttribute && !isText);
  const content = [
    ...texts.map(({ property }) => escapeXml(textOf(ownValue(value, property)))),
    ...elements.map((member) => memberElements(mergeSchema, member, ownValue(value, member.property))),
  ];
  const own = attributes.flatMap((hints): Attribute[] => {
    const part = ownValue(value, hints.property);
    return part === null || part === undefined ? [] : [[qualified(hints, hints.localName), textOf(part)]];
  });
  const spaces = attributes.flatMap((hints) => (hints.prefix === undefined ? [] : namespaceOf(hints)));
  return tag(place, [...namespaceOf(place.hints), ...spaces, ...own], content.join(''));
}

/** What an object has: the properties of its schema in their order, then any other. */
function propertiesOf(
  mergeSchema: MergeSchema,
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
): readonly XmlProperty[] {
  const { properties, additional = {} } = mergeSchema(schema, value);
  const declared = [...properties.keys()].filter((name) => ownValue(value, name) !== undefined);
  const others = Object.keys(value).filter((name) => !properties.has(name) && value[name] !== undefined);
  return [...declared, ...others].map((name) =>
    xmlProperty(mergeSchema, name, properties.get(name) ?? additional),
  );
}

/** The element of a property; of a list that is not wrapped, one for each of its elements. */
function memberElements(mergeSchema: MergeSchema, member: XmlProperty, value: unknown): string {
  const { localName, schema } = member;
  if (!Array.isArray(value)) return element(mergeSchema, { localName, schema, hints: member }, value);
  const { item = { localName, hints: member, schema: {} } } = member;
  const elements = value.map((each) => element(mergeSchema, item, each)).join('');
  return member.isWrapped ? tag({ localName, hints: member }, namespaceOf(member), elements) : elements;
}

const nil: readonly Attribute[] = [
  ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ['xsi:nil', 'true'],
];

function namespaceOf({ namespace, prefix }: XmlHints): readonly Attribute[] {
  if (namespace === undefined) return [];
  return [[prefix === undefined ? 'xmlns' : `xmlns:${xmlName(prefix)}`, namespace]];
}

function qualified({ prefix }: XmlHints, localName: string): string {
  return prefix === undefined ? localName : `${xmlName(prefix)}:${localName}`;
}

function tag(
  { localName, hints }: Pick<Place, 'localName' | 'hints'>,
  attributes: readonly Attribute[],
  content: string,
): string {
  const name = qualified(hints, localName);
  const unique = new Map(attributes);
  const written = [...unique].map(([key, text]) => ` ${key}="${escapeXml(text)}"`).join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function textOf(value: unknown): string {
  return plainText(value ?? '');
}
