import { plainText } from '../../../../json.ts';
import type { Schema } from '../../../../openapi/document.ts';
import type { Missing } from '../missing-property.ts';

/** Names, in snake case, of texts that no two items share. */
const uniqueNames =
  /(?:^|_)(?:number|no|nr|reference|ref|sku|serial|barcode|tracking|ticket|voucher|receipt|iban|isbn|ean|upc)(?:_(?:number|no|code|id))?$/;

/** How few digits of an example may be those of a number that counts items. */
const fewestDigits = 3;

/**
 * The schema of a text that is unique, by its name or description, and whose example shows its form: the `number` of an
 * order is like `R-1001`, with other digits. `undefined` for any other property.
 */
export function numberedText({ merged, words }: Missing): Schema | undefined {
  const { example, description, format, pattern } = merged.keywords;
  if (typeof example !== 'string' || !merged.types.has('string')) return undefined;
  if (format !== undefined || pattern !== undefined || merged.keywords.enum !== undefined) return undefined;
  const isUnique = uniqueNames.test(words) || /\bunique\b/i.test(plainText(description ?? ''));
  if (!isUnique || (example.match(/\d/g) ?? []).length < fewestDigits) return undefined;
  const form = example.replace(/[^\dA-Za-z\s]/g, '\\$&').replace(/\d+/g, ({ length }) => `\\d{${length}}`);
  return { type: 'string', pattern: `^${form}$` };
}
