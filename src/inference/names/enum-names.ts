import { isObject, plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';

/** A value of an enum, and the text that says what it means. */
export interface NamedValue {
  readonly value: string | number;
  readonly name: string;
}

type Names = ReadonlyMap<unknown, string>;

/** How descriptions name the numbers of an enum: `0 = Draft, 1 = Sent`, and `Draft = 0`. */
const descriptions: readonly (readonly [pattern: RegExp, isNumberFirst: boolean])[] = [
  [/(-?\d+)[`'")\]]?\s{0,3}(?:=>?|:|[-–—]\s)\s{0,3}[`'"*]{0,2}([A-Za-z]\w*)/g, true],
  [/([A-Za-z]\w*)[`'"*]{0,2}\s{0,3}[=:(]\s{0,3}(-?\d+)/g, false],
];

/**
 * The values of an enum that have names: a text is its own, and a number has the one that the contract gives to it by
 * `x-enumNames` (NSwag), `x-enum-varnames` (OpenAPI Generator), `x-ms-enum` (AutoRest), or else in the description.
 * @returns none without an enum
 */
export function enumNames(keywords: Schema): readonly NamedValue[] {
  const values: readonly unknown[] = Array.isArray(keywords.enum) ? keywords.enum : [];
  const hasNumbers = values.some((value) => typeof value === 'number');
  const names = hasNumbers ? (listedNames(keywords, values) ?? describedNames(keywords, values)) : undefined;
  return values.flatMap((value): NamedValue[] => {
    if (typeof value === 'string') return [{ value, name: value }];
    const name = names?.get(value);
    return typeof value === 'number' && name !== undefined ? [{ value, name }] : [];
  });
}

/** What a value of an enum means: its name where it is a number that has one, else the value itself. */
export function meaningOf(keywords: Schema, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return enumNames(keywords).find((each) => each.value === value)?.name ?? value;
}

function listedNames(keywords: Schema, values: readonly unknown[]): Names | undefined {
  const { 'x-enumNames': ofNSwag, 'x-enum-varnames': ofGenerator, 'x-ms-enum': ofAutoRest } = keywords;
  const listed = [ofNSwag, ofGenerator].find(Array.isArray);
  if (listed !== undefined) return new Map(values.map((value, i) => [value, plainText(listed[i] ?? '')]));
  const members: unknown = isObject(ofAutoRest) ? ofAutoRest.values : undefined;
  if (!Array.isArray(members)) return undefined;
  return new Map(members.filter(isObject).map(({ value, name }) => [value, plainText(name ?? '')]));
}

/** The names in a description, where that has one for each value. */
function describedNames({ description }: Schema, values: readonly unknown[]): Names | undefined {
  if (typeof description !== 'string') return undefined;
  for (const [pattern, isNumberFirst] of descriptions) {
    const found = [...description.matchAll(pattern)].map(([, a = '', b = '']) =>
      isNumberFirst ? ([Number(a), b] as const) : ([Number(b), a] as const),
    );
    const names = new Map<unknown, string>(found);
    if (values.every((value) => names.has(value))) return names;
  }
  return undefined;
}
