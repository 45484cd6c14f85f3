import type { Operation } from '../contract/operations.ts';

/** How an address writes a number: as JSON does. */
const numberTexts = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/ } as const;

/**
 * Finds parameters that are no numbers where numbers are declared. The validator turns texts into numbers as
 * JavaScript does, which reads `0x10`, ` 5` and `Infinity` too, so the texts are judged before it sees them.
 * @param query the query as it came, each parameter a text
 */
export function misspeltNumbers(
  { parameters }: Operation,
  query: Readonly<Record<string, unknown>>,
): string[] {
  return parameters.flatMap(({ in: place, name, schema }) => {
    const text = place === 'query' ? query[name] : undefined;
    const type = schema?.type;
    if (typeof text !== 'string' || (type !== 'integer' && type !== 'number')) return [];
    const isNumber = numberTexts[type].test(text) && Number.isFinite(Number(text));
    return isNumber ? [] : [`query parameter ${name} must be ${type}`];
  });
}
