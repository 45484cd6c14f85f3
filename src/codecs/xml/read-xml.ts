import { SandboxError } from '../../errors.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { Steps } from '../../turns.ts';
import { requireNamesWithin } from '../body-names.ts';
import type { BodyShape } from '../codec.ts';
import type { XmlTree } from './parse-xml.ts';
import { namedVariant, type XmlProperty, xmlHintsOf, xmlName, xmlProperty } from './xml-hints.ts';

/** How many elements of a list are read in one step. */
const elementsPerStep = 16;

/** How the elements of one document are read. */
interface XmlReading {
  readonly mergeSchema: MergeSchema;
  /** Where the properties of a schema are in an element. */
  readonly members: Map<MergedSchema, readonly XmlProperty[]>;
  /**
   * What each element was read as: one that has variants is read to find the one that applies, and then by that. Each
   * of its parts would be read twice again, and so on with every level.
   */
  readonly known: Map<XmlTree, Map<Schema, unknown>>;
}

/**
 * Reads a document by the `xml` keywords of its schema, in steps: the same value that JSON would have, with texts for its
 * scalars. Elements that the schema does not name are kept by their names, so that validation reports them.
 * @throws SandboxError `malformed` for another root element than the schema names.
 */
export function* readXml(tree: XmlTree, shape: BodyShape | undefined): Steps<unknown> {
  if (shape?.media.schema === undefined) return yield* freeValue(tree);
  const { mergeSchema } = shape;
  const { schema } = shape.media;
  const { name } = xmlHintsOf(mergeSchema(schema));
  if (name !== undefined && xmlName(name).toLowerCase() !== tree.name.toLowerCase()) {
    throw new SandboxError('malformed', `the root element is ${tree.name}: send ${xmlName(name)}`);
  }
  return yield* readElement({ mergeSchema, members: new Map(), known: new Map() }, schema, tree);
}

function* readElement(reading: XmlReading, declared: Schema, tree: XmlTree): Steps<unknown> {
  const { mergeSchema } = reading;
  if (tree.isNil) return null;
  const schema = namedVariant(mergeSchema, declared, tree.name) ?? declared;
  const general = mergeSchema(schema);
  const isList = general.types.has('array') || general.items !== undefined;
  if (isList) return yield* readElements(reading, general.items ?? {}, tree.children);
  const isScalar = general.types.size > 0 && !general.types.has('object');
  if (isScalar && tree.children.length === 0) return scalarText(general, tree.text);
  if (!isScalar && (general.types.has('object') || general.properties.size > 0)) {
    return general.variants.length === 0
      ? yield* objectOf(reading, general, tree)
      : yield* variantObject(reading, schema, tree);
  }
  return yield* freeValue(tree);
}

/** An object by the variant that applies, which follows from the values themselves. */
function* variantObject(reading: XmlReading, schema: Schema, tree: XmlTree): Steps<unknown> {
  const { mergeSchema, known } = reading;
  const bySchema = known.get(tree) ?? new Map<Schema, unknown>();
  known.set(tree, bySchema);
  if (bySchema.has(schema)) return bySchema.get(schema);
  const general = yield* objectOf(reading, mergeSchema(schema), tree);
  const value = yield* objectOf(reading, mergeSchema(schema, general), tree);
  bySchema.set(schema, value);
  return value;
}

/** White space around a text that is no string means nothing. */
function scalarText({ types }: MergedSchema, text: string): string {
  return types.has('string') ? text : text.trim();
}

function* objectOf(reading: XmlReading, merged: MergedSchema, tree: XmlTree): Steps<object> {
  const { attributes } = tree;
  const children = childrenByName(tree);
  const entries: [string, unknown][] = [];
  const known = { attributes: new Set<string>(), elements: new Set<string>() };
  for (const member of membersOf(reading, merged)) {
    known[member.isAttribute ? 'attributes' : 'elements'].add(member.localName);
    const value = yield* memberValue(reading, member, tree, children.get(member.localName) ?? []);
    if (value !== undefined) entries.push([member.property, value]);
  }
  // What the schema does not name, by its own names.
  for (const attribute of attributes) if (!known.attributes.has(attribute[0])) entries.push(attribute);
  for (const [name, elements] of children) {
    if (!known.elements.has(name))
      entries.push([name, yield* oneOrAll(reading, merged.additional, elements)]);
  }
  return Object.fromEntries(entries);
}

function membersOf({ mergeSchema, members }: XmlReading, merged: MergedSchema): readonly XmlProperty[] {
  const known = members.get(merged);
  if (known !== undefined) return known;
  const found = [...merged.properties].map(([name, schema]) => xmlProperty(mergeSchema, name, schema));
  members.set(merged, found);
  return found;
}

function childrenByName({ attributes, children }: XmlTree): ReadonlyMap<string, readonly XmlTree[]> {
  const byName = new Map<string, XmlTree[]>();
  for (const child of children) {
    const others = byName.get(child.name);
    if (others === undefined) byName.set(child.name, [child]);
    else others.push(child);
  }
  requireNamesWithin(attributes.size + byName.size);
  return byName;
}

/**
 * The value of a property; `undefined` where the element does not have it.
 * @param found the elements of its name
 */
function* memberValue(
  reading: XmlReading,
  { schema, localName, isAttribute, isText, isList, isWrapped, item }: XmlProperty,
  { attributes, text }: XmlTree,
  found: readonly XmlTree[],
): Steps<unknown> {
  if (isAttribute) return attributes.get(localName);
  if (isText) return text;
  const [first] = found;
  if (first === undefined) return undefined;
  if (!isList) return yield* oneOrAll(reading, schema, found);
  if (isWrapped && first.isNil) return null;
  const elements = isWrapped ? first.children.filter(({ name }) => name === item?.localName) : found;
  return yield* readElements(reading, item?.schema ?? {}, elements);
}

/** What elements of one name are that no list is declared for. */
function* oneOrAll(
  reading: XmlReading,
  schema: Schema | undefined,
  elements: readonly XmlTree[],
): Steps<unknown> {
  const values =
    schema === undefined ? yield* freeValues(elements) : yield* readElements(reading, schema, elements);
  return values.length === 1 ? values[0] : values;
}

function* readElements(reading: XmlReading, schema: Schema, elements: readonly XmlTree[]): Steps<unknown[]> {
  return yield* eachOf(elements, (element) => readElement(reading, schema, element));
}

function* freeValues(elements: readonly XmlTree[]): Steps<unknown[]> {
  return yield* eachOf(elements, freeValue);
}

function* eachOf(elements: readonly XmlTree[], read: (element: XmlTree) => Steps<unknown>): Steps<unknown[]> {
  const values: unknown[] = [];
  for (const element of elements) {
    values.push(yield* read(element));
    if (values.length % elementsPerStep === 0) yield;
  }
  return values;
}

/** An element without a schema: its text, or an object of its attributes and elements. */
function* freeValue(tree: XmlTree): Steps<unknown> {
  if (tree.isNil) return null;
  if (tree.children.length === 0 && tree.attributes.size === 0) return tree.text;
  const entries: [string, unknown][] = [...tree.attributes];
  for (const [name, elements] of childrenByName(tree)) {
    const values = yield* freeValues(elements);
    entries.push([name, values.length === 1 ? values[0] : values]);
  }
  return Object.fromEntries(entries);
}
