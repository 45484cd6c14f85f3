import type { Parameter } from '../../openapi/document.ts';
import type { Shape, ShapeOf } from '../../schema/merged-schema.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { Filter, Question, ValueFilter } from './filter.ts';
import { type FilterTarget, findTarget, placeOf, targetsOf } from './filter-fields.ts';
import { isOperator, rangeFilterOf } from './range-filter.ts';
import { textFilterOf } from './search-filter.ts';

/** Which of the query parameters ask for some of the rows, and for which. */
export function filtersOf(shapeOf: ShapeOf, query: readonly Parameter[], row: Shape): readonly Filter[] {
  const targets = targetsOf(shapeOf, row);
  return query.flatMap((parameter) =>
    questionsOf(shapeOf, parameter).flatMap((question) => {
      const filter =
        valueFilterOf(shapeOf, question, targets) ??
        rangeFilterOf(shapeOf, question, targets) ??
        textFilterOf(shapeOf, question, targets);
      return filter === undefined ? [] : [filter];
    }),
  );
}

/** `filter[status]` asks for a status, and `filter` for what the properties of its value are; so does `price[gte]`. */
function questionsOf(shapeOf: ShapeOf, { name, schema = {} }: Parameter): readonly Question[] {
  const [, inner, rest = ''] = /^filters?\[([^[\]]+)\](.*)$/.exec(name) ?? [];
  const own = { asked: [name], name: inner === undefined ? name : inner + rest, schema };
  const parts = [...shapeOf(schema).properties].flatMap(([part, ofPart]) => {
    const asked = [name, part];
    if (/^(filters?|where)$/i.test(name)) return [{ asked, name: part, schema: ofPart }];
    return isOperator(part) ? [{ asked, name: `${own.name} ${part}`, schema: ofPart }] : [];
  });
  return [own, ...parts];
}

/** A parameter named as a property; a list of values may be named as many of them: `ids`. */
function valueFilterOf(
  shapeOf: ShapeOf,
  { asked, name, schema }: Question,
  targets: readonly FilterTarget[],
): ValueFilter | undefined {
  const isList = shapeOf(schema).types.has('array');
  const target = findTarget(targets, [name, ...(isList ? singularsOf(plainName(name)) : [])]);
  return target && { kind: 'value', asked, ...placeOf(target) };
}
