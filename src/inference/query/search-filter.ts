import type { ShapeOf } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { Question, TextFilter } from './filter.ts';
import { type FilterTarget, placeOf } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

const names =
  /^(q|query|search|searchterm|searchtext|searchquery|searchstring|keyword|keywords|fulltext|freetext)$/;

/** A parameter such as `q` or `search`, which looks for words in all texts of a row that answers show. */
export function textFilterOf(
  shapeOf: ShapeOf,
  { asked, name, schema }: Question,
  targets: readonly FilterTarget[],
): TextFilter | undefined {
  const shape = shapeOf(schema);
  const { keywords } = shape;
  const isText = hasType(shape, ['string']);
  const isFree = keywords.enum === undefined && keywords.format === undefined;
  if (!names.test(plainName(name)) || !isText || !isFree) return undefined;
  const texts = targets.filter((target) => isSearched(shapeOf, target)).map(placeOf);
  return texts.length === 0 ? undefined : { kind: 'text', asked, targets: texts };
}

/** Whether a property is a text or a list of them, and no secret. */
function isSearched(shapeOf: ShapeOf, { schema }: FilterTarget): boolean {
  const shape = shapeOf(schema);
  const { types, keywords } = shape.items === undefined ? shape : shapeOf(shape.items);
  const isSecret = shape.keywords.writeOnly === true || /^(password|binary|byte)$/.test(`${keywords.format}`);
  return types.has('string') && !isSecret;
}
