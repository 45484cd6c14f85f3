import { plainText } from '../../json.ts';
import type { Parameter } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { absentWords, everythingWords } from '../query/value-words.ts';
import type { Role } from '../resource.ts';

/** The values of properties by which lists are filtered, by the plain names of the properties. */
export type ListedValues = ReadonlyMap<string, readonly string[]>;

/** What a filter says, and is no value of a property. */
const filterWords: ReadonlySet<string> = new Set([...everythingWords, ...absentWords]);

/**
 * The values that the lists of each resource can be filtered by, by its name: `open` and `closed` of `?state=` with an
 * enum of `open`, `closed` and `all`. Where a parameter lists none, the one that it has by default, also in words.
 */
export function inferListedValues(
  mergeSchema: MergeSchema,
  roles: Iterable<Role>,
): ReadonlyMap<string, ListedValues> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const { kind, resource, operation } of roles) {
    if (kind !== 'list') continue;
    const known = found.get(resource.name) ?? new Map<string, readonly string[]>();
    found.set(resource.name, known);
    for (const parameter of operation.parameters) {
      const name = plainName(parameter.name);
      const values = parameter.in === 'query' ? valuesOf(mergeSchema, parameter) : [];
      if (values.length > 0 && !known.has(name)) known.set(name, values);
    }
  }
  return found;
}

function valuesOf(mergeSchema: MergeSchema, { schema = {}, description }: Parameter): readonly string[] {
  const { keywords, items } = mergeSchema(schema);
  const listed = [keywords.enum, mergeSchema(items ?? {}).keywords.enum].find(Array.isArray);
  const usual = keywords.default ?? defaultIn(plainText(description ?? ''));
  const values: readonly unknown[] = listed ?? (usual === undefined ? [] : [usual]);
  return values.map(plainText).filter((text) => !filterWords.has(text.toLowerCase()));
}

/** The value that a description says is the usual one: `Defaults to "open"`. */
function defaultIn(description: string): string | undefined {
  return /\bdefaults? (?:to|is|value is):? [`'"“]?([A-Za-z][\w-]*)/i.exec(description)?.[1];
}
