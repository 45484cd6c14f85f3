import { isObject, ownValue, plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
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

/** How a document is written. */
interface XmlWriting {
  readonly mergeSchema: MergeSchema;
  /** Where the properties of a schema are in an element. */
  readonly members: Map<MergedSchema, Map<string, XmlProperty>>;
}

/** How many characters make one piece, about. */
const charactersPerPiece = 2_000;

/** The text of a value as an XML document by the `xml` keywords of its schema, in pieces. */
export function* xmlPieces(value: unknown, shape: BodyShape): Generator<string> {
  let piece = declaration;
  for (const part of documentParts(value, shape)) {
    piece += part;
    if (piece.length < charactersPerPiece) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* documentParts(value: unknown, { media, mergeSchema }: BodyShape): Generator<string> {
  const writing = { mergeSchema, members: new Map() };
  const schema = media.schema ?? {};
  if (!Array.isArray(value)) return yield* element(writing, placeOf(mergeSchema, schema, value), value);
  const merged = mergeSchema(schema, value);
  const list = { localName: rootName(schema, merged, mergeSchema), hints: xmlHintsOf(merged) };
  yield* tag(list, namespaceOf(list.hints), elements());

  function* elements(): Generator<string> {
    for (const item of Object.values(Object(value)))
      yield* element(writing, placeOf(mergeSchema, merged.items ?? {}, item), item);
  }
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
function* element(writing: XmlWriting, place: Place, value: unknown): Generator<string> {
  if (value === null) return yield* tag(place, nil, []);
  if (Array.isArray(value)) {
    const inner = { ...place, schema: writing.mergeSchema(place.schema).items ?? {} };
    return yield* tag(place, namespaceOf(place.hints), elementsOf(writing, inner, value));
  }
  if (!isObject(value)) return yield* tag(place, namespaceOf(place.hints), [escapeXml(plainText(value))]);
  const members = propertiesOf(writing, place.schema, value);
  const attributes = members.filter(({ isAttribute }) => isAttribute);
  const own = attributes.flatMap((hints): Attribute[] => {
    const part = ownValue(value, hints.property);
    return part === null || part === undefined ? [] : [[qualified(hints, hints.localName), textOf(part)]];
  });
  const spaces = attributes.flatMap((hints) => (hints.prefix === undefined ? [] : namespaceOf(hints)));
  yield* tag(place, [...namespaceOf(place.hints), ...spaces, ...own], contentOf(writing, members, value));
}

/** What is in the element of an object: its text, then the elements of its properties. */
function* contentOf(writing: XmlWriting, members: readonly XmlProperty[], value: object): Generator<string> {
  for (const { isText, property } of members) if (isText) yield escapeXml(textOf(ownValue(value, property)));
  for (const member of members) {
    const isElement = !member.isAttribute && !member.isText;
    if (isElement) yield* memberElements(writing, member, ownValue(value, member.property));
  }
}

/** What an object has: the properties of its schema in their order, then any other. */
function propertiesOf(
  writing: XmlWriting,
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
): readonly XmlProperty[] {
  const merged = writing.mergeSchema(schema, value);
  const { properties } = merged;
  const declared = [...properties.keys()].filter((name) => ownValue(value, name) !== undefined);
  const others = Object.keys(value).filter((name) => !properties.has(name) && value[name] !== undefined);
  return [...declared, ...others].map((name) => propertyOf(writing, merged, name));
}

function propertyOf({ mergeSchema, members }: XmlWriting, merged: MergedSchema, name: string): XmlProperty {
  const byName = members.get(merged) ?? new Map<string, XmlProperty>();
  members.set(merged, byName);
  const { properties, additional = {} } = merged;
  const property = byName.get(name) ?? xmlProperty(mergeSchema, name, properties.get(name) ?? additional);
  byName.set(name, property);
  return property;
}

/** The element of a property; of a list that is not wrapped, one for each of its elements. */
function* memberElements(writing: XmlWriting, member: XmlProperty, value: unknown): Generator<string> {
  const { localName, schema } = member;
  if (!Array.isArray(value)) return yield* element(writing, { localName, schema, hints: member }, value);
  const { item = { localName, hints: member, schema: {} } } = member;
  const elements = elementsOf(writing, item, value);
  if (member.isWrapped) yield* tag({ localName, hints: member }, namespaceOf(member), elements);
  else yield* elements;
}

function* elementsOf(writing: XmlWriting, place: Place, values: readonly unknown[]): Generator<string> {
  for (const value of values) yield* element(writing, place, value);
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

/** An element with its content, in parts. */
function* tag(
  { localName, hints }: Pick<Place, 'localName' | 'hints'>,
  attributes: readonly Attribute[],
  content: Iterable<string>,
): Generator<string> {
  const name = qualified(hints, localName);
  const written = [...new Map(attributes)].map(([key, text]) => ` ${key}="${escapeXml(text)}"`).join('');
  let isEmpty = true;
  for (const part of content) {
    if (part === '') continue;
    yield isEmpty ? `<${name}${written}>${part}` : part;
    isEmpty = false;
  }
  yield isEmpty ? `<${name}${written}/>` : `</${name}>`;
}

function textOf(value: unknown): string {
  return plainText(value ?? '');
}
