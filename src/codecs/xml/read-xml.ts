import { SandboxError } from '../../errors.ts';
import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyShape } from '../codec.ts';
import type { XmlTree } from './parse-xml.ts';
import { namedVariant, type XmlProperty, xmlHintsOf, xmlName, xmlProperty } from './xml-hints.ts';

/**
 * Reads a document by the `xml` keywords of its schema: the same value that JSON would have, with texts for its scalars.
 * Elements that the schema does not name are kept by their names, so that validation reports them.
 * @throws SandboxError `malformed` for another root element than the schema names.
 */
export function readXml(tree: XmlTree, shape: BodyShape | undefined): unknown {
  if (shape?.media.schema === undefined) return freeValue(tree);
  const { media, mergeSchema } = shape;
  const merged = mergeSchema(media.schema ?? {});
  const { name } = xmlHintsOf(merged);
  if (name !== undefined && xmlName(name).toLowerCase() !== tree.name.toLowerCase()) {
    throw new SandboxError('malformed', `the root element is ${tree.name}: send ${xmlName(name)}`);
  }
  return readElement(mergeSchema, media.schema ?? {}, tree);
}

function readElement(mergeSchema: MergeSchema, declared: Schema, tree: XmlTree): unknown {
  if (tree.isNil) return null;
  const schema = namedVariant(mergeSchema, declared, tree.name) ?? declared;
  const general = mergeSchema(schema);
  const isList = general.types.has('array') || general.items !== undefined;
  if (isList) return tree.children.map((child) => readElement(mergeSchema, general.items ?? {}, child));
  const isScalar = general.types.size > 0 && !general.types.has('object');
  if (isScalar && tree.children.length === 0) return scalarText(general, tree.text);
  if (!isScalar && (general.types.has('object') || general.properties.size > 0)) {
    // The variant that applies follows from the values themselves.
    return objectOf(mergeSchema, mergeSchema(schema, objectOf(mergeSchema, general, tree)), tree);
  }
  return freeValue(tree);
}

/** White space around a text that is no string means nothing. */
function scalarText({ types }: MergedSchema, text: string): string {
  return types.has('string') ? text : text.trim();
}

function objectOf(mergeSchema: MergeSchema, merged: MergedSchema, tree: XmlTree): object {
  const members = [...merged.properties].map(([name, schema]) => xmlProperty(mergeSchema, name, schema));
  const entries = members.flatMap((member): [string, unknown][] => {
    const value = memberValue(mergeSchema, member, tree);
    return value === undefined ? [] : [[member.property, value]];
  });
  return Object.fromEntries([...entries, ...otherMembers(mergeSchema, merged, members, tree)]);
}

/** The value of a property; `undefined` where the element does not have it. */
function memberValue(mergeSchema: MergeSchema, member: XmlProperty, tree: XmlTree): unknown {
  const { localName, schema, isAttribute, isText, isList, isWrapped, item } = member;
  if (isAttribute) return tree.attributes.get(localName);
  if (isText) return tree.text;
  const found = tree.children.filter(({ name }) => name === localName);
  const [first] = found;
  if (first === undefined) return undefined;
  if (!isList)
    return found.length > 1
      ? found.map((each) => readElement(mergeSchema, schema, each))
      : readElement(mergeSchema, schema, first);
  const elements = isWrapped ? first.children.filter(({ name }) => name === item?.localName) : found;
  if (isWrapped && first.isNil) return null;
  return elements.map((each) => readElement(mergeSchema, item?.schema ?? {}, each));
}

/** The attributes and elements that the schema does not name, by their own names. */
function otherMembers(
  mergeSchema: MergeSchema,
  { additional }: MergedSchema,
  members: readonly XmlProperty[],
  { attributes, children }: XmlTree,
): readonly [string, unknown][] {
  const known = (isAttribute: boolean) =>
    new Set(members.filter((member) => member.isAttribute === isAttribute).map(({ localName }) => localName));
  const [knownAttributes, knownElements] = [known(true), known(false)];
  const names = [...new Set(children.map(({ name }) => name))].filter((name) => !knownElements.has(name));
  const read = (tree: XmlTree) =>
    additional === undefined ? freeValue(tree) : readElement(mergeSchema, additional, tree);
  return [
    ...[...attributes].filter(([name]) => !knownAttributes.has(name)),
    ...names.map((name): [string, unknown] => {
      const values = children.filter((child) => child.name === name).map(read);
      return [name, values.length === 1 ? values[0] : values];
    }),
  ];
}

/** An element without a schema: its text, or an object of its attributes and elements. */
function freeValue(tree: XmlTree): unknown {
  if (tree.isNil) return null;
  if (tree.children.length === 0 && tree.attributes.size === 0) return tree.text;
  const values = new Map<string, unknown[]>();
  for (const child of tree.children)
    values.set(child.name, [...(values.get(child.name) ?? []), freeValue(child)]);
  const members = [...values].map(([name, each]) => [name, each.length === 1 ? each[0] : each]);
  return Object.fromEntries([...tree.attributes, ...members]);
}
