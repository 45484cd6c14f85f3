import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { FieldPath } from './filter.ts';

/** A field that a filter may be about, and its schema. */
export interface FilterField extends FieldPath {
  readonly schema: Schema;
}

/** Fields with their plain names, at the same indexes: each is compared with all names of all parameters. */
interface NamedFields {
  readonly all: readonly FilterField[];
  readonly plain: readonly string[];
}

/** The fields of the rows of a list. */
export interface FilterFields {
  /** Those of the row itself, and of the objects of JSON:API in it. */
  readonly own: readonly FilterField[];
  /**
   * The field with the first of the names, whatever their style: a property; a list that has the singular of its name
   * (`tag` for `tags`); one in an object (`address.city`, `addressCity`); one that is named as an id (`customer` for
   * `customerId`, and the reverse).
   */
  readonly find: (names: readonly string[]) => FilterField | undefined;
}

/** The properties of a row that contain those that filters are about, and where in them: JSON:API's. */
const containers: Readonly<Record<string, readonly string[]>> = { attributes: [], relationships: ['data'] };

/** The fields that the filters of a list may be about. */
export function filterFieldsOf(mergeSchema: MergeSchema, row: MergedSchema): FilterFields {
  const own = [
    ...fieldsIn(row, []),
    ...Object.keys(containers).flatMap((name) => {
      const container = row.properties.get(name);
      return container === undefined ? [] : fieldsIn(mergeSchema(container), [name]);
    }),
  ];
  const fields = withNames(own);
  const finders = [findNamed, findPlural, findNested, findIdentified];
  return {
    own,
    find: (names) => {
      for (const finder of finders) {
        for (const name of names) {
          const found = finder(mergeSchema, fields, plainName(name));
          if (found !== undefined) return withinRelationship(mergeSchema, found);
        }
      }
      return undefined;
    },
  };
}

type Finder = (mergeSchema: MergeSchema, fields: NamedFields, plain: string) => FilterField | undefined;

function withNames(fields: readonly FilterField[]): NamedFields {
  return { all: fields, plain: fields.map(nameOf) };
}

function fieldsIn({ properties }: MergedSchema, above: readonly string[]): readonly FilterField[] {
  return [...properties].map(([name, schema]) => ({ path: [...above, name], schema }));
}

const findNamed: Finder = (_, fields, plain) => fields.all[fields.plain.indexOf(plain)];

/** `tag` for the list `tags`; for a list of objects that have a property of the name, that of each of them. */
const findPlural: Finder = (mergeSchema, fields, plain) => {
  const list = fields.all.find((field) => stemsOf(mergeSchema, field).includes(plain));
  if (list === undefined) return undefined;
  const inner = fieldsIn(elementOf(mergeSchema, list.schema), list.path);
  return findNamed(mergeSchema, withNames(inner), plain) ?? list;
};

/** How many objects deep a field is looked for. */
const maxDepth = 4;

/** The name of a field begins with those of the objects that it is in, of a list in the singular or the plural. */
const findNested: Finder = (mergeSchema, fields, plain) => {
  for (const field of fields.all) {
    if (field.path.length > maxDepth) continue;
    const rests = stemsOf(mergeSchema, field).flatMap((stem) =>
      plain.startsWith(stem) && plain !== stem ? [plain.slice(stem.length)] : [],
    );
    if (rests.length === 0) continue;
    const inner = withNames(fieldsIn(elementOf(mergeSchema, field.schema), field.path));
    for (const rest of rests) {
      const found = findNamed(mergeSchema, inner, rest) ?? findNested(mergeSchema, inner, rest);
      if (found) return found;
    }
  }
  return undefined;
};

/** What the name of a list may end in beside the word for an element: `tagList`, `tag_names`. */
const listEndings = /(?<=.{2})(?:list|array|set|names|slugs|codes|labels)$/;

/** The name of a field, and for a list that of one element. */
function stemsOf(mergeSchema: MergeSchema, field: FilterField): readonly string[] {
  const name = nameOf(field);
  if (!mergeSchema(field.schema).types.has('array')) return [name];
  const word = name.replace(listEndings, '');
  return word === name ? singularsOf(name) : [...singularsOf(name), ...singularsOf(word)];
}

/** What a name ends in that says that the value is an id. */
const idEndings = ['id', 'ids', 'uuid'];

/** What a name ends in that says that the value stands for a thing, as a country's code does. */
const namingEndings = [...idEndings, 'code', 'name', 'slug', 'key'];

/** `customer` for the property `customerId`, `country` for `country_code`; `customer_id` for a `customer` that is an id, `tag_name` for `tags`. */
const findIdentified: Finder = (mergeSchema, fields, plain) => {
  const named = namingEndings.map((ending) => fields.plain.indexOf(plain + ending));
  return (
    fields.all[named.find((at) => at >= 0) ?? -1] ??
    fields.all.find((field) => {
      const { types, properties, items } = mergeSchema(field.schema);
      if (properties.size > 0 && items === undefined) return false;
      const stems = types.has('array') ? singularsOf(nameOf(field)) : [nameOf(field)];
      const endings = types.has('array') ? namingEndings : idEndings;
      return stems.some((stem) => endings.some((ending) => plain === stem + ending));
    })
  );
};

/** A relationship of JSON:API has the id in its `data`. */
function withinRelationship(mergeSchema: MergeSchema, field: FilterField): FilterField {
  const [container = ''] = field.path;
  const inside = field.path.length === 2 ? (containers[container] ?? []) : [];
  return inside.reduce((outer, name) => {
    const schema = mergeSchema(outer.schema).properties.get(name);
    return schema === undefined ? outer : { path: [...outer.path, name], schema };
  }, field);
}

function nameOf({ path }: FieldPath): string {
  return plainName(path.at(-1) ?? '');
}

/** What the values of a field are like: of a list, those of its elements. */
export function elementOf(mergeSchema: MergeSchema, schema: Schema): MergedSchema {
  const merged = mergeSchema(schema);
  return merged.items === undefined ? merged : mergeSchema(merged.items);
}
