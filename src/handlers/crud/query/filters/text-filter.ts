import type { TextFilter, TextPart } from '../../../../inference/query/filter.ts';
import { fieldValue } from '../field-values.ts';
import { type FilterKind, isScalarValue } from './filter-kind.ts';

const hasPart: Readonly<Record<TextPart, (own: string, part: string) => boolean>> = {
  contains: containsInOrder,
  startsWith: (own, part) => own.startsWith(part),
  endsWith: (own, part) => own.endsWith(part),
};

/** Finds the rows whose text contains the value, or begins or ends with it, whatever its case. */
export const textFilter: FilterKind<TextFilter> = {
  parse: (filter, value, isAssumed) => {
    const part = isScalarValue(value) ? String(value).toLowerCase() : '';
    if (part === '') return undefined;
    const accepts = (own: unknown) =>
      isScalarValue(own) && hasPart[filter.part](String(own).toLowerCase(), part);
    const matches = (own: unknown) =>
      own === undefined || own === null ? isAssumed : [own].flat().some(accepts);
    return { matches: (item) => matches(fieldValue(item, filter)) };
  },
};

/** `%` and `*` stand for any text, as in `LIKE`. */
function containsInOrder(own: string, pattern: string): boolean {
  let from = 0;
  for (const part of pattern.split(/[%*]+/)) {
    const at = own.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
