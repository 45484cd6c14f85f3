import { findProperty } from '../../../inference/naming.ts';
import type { Schema } from '../../../openapi/document.ts';
import { convertScalar } from '../../../schema/convert-scalar.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import type { Item } from '../stored-item.ts';

/**
 * The row of a file as a create is sent it: columns are the properties of the same name in any style, `Unit Price` for
 * `unitPrice`, and texts have the declared types. Columns that the schema does not allow are left out.
 */
export function itemOfCells(mergeSchema: MergeSchema, schema: Schema, row: object): Item {
  const { properties, allows } = mergeSchema(schema);
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, cell]): [string, unknown][] => {
      if (cell === undefined) return [];
      const name = properties.has(column) ? column : (findProperty(properties, [column]) ?? column);
      const property = properties.get(name);
      if (property === undefined) return allows(name) ? [[name, cell]] : [];
      return [
        [name, typeof cell === 'string' ? valueOfCell(mergeSchema, mergeSchema(property), cell) : cell],
      ];
    }),
  );
}

/** Texts for a flag, as spreadsheets and people write it. */
const flags: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

/** A text as the declared type; as it is where it has no form of that type. */
function valueOfCell(mergeSchema: MergeSchema, { types, items }: MergedSchema, cell: string): unknown {
  const text = cell.trim();
  if (types.has('array')) return listOf(mergeSchema, mergeSchema(items ?? {}), text);
  if (types.has('object')) return parsed(text) ?? cell;
  if (types.has('string')) return cell;
  const flag = types.has('boolean') ? flags[text.toLowerCase()] : undefined;
  return flag ?? convertScalar(types, text) ?? cell;
}

/** A list in one cell: in JSON, or with a semicolon, a bar or a comma between its elements. */
function listOf(mergeSchema: MergeSchema, items: MergedSchema, text: string): unknown {
  const value = parsed(text);
  if (Array.isArray(value)) return value;
  const separator = [';', '|', ','].find((each) => text.includes(each));
  const parts = separator === undefined ? [text] : text.split(separator);
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => valueOfCell(mergeSchema, items, part.trim()));
}

function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
