import type { MergedSchema } from './merged-schema.ts';

const date = /^\d{4}-\d\d-\d\d$/;
const dateTime = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d/;

/** A day as the time of its first moment, and a time as its day; `undefined` for any other text. */
export function convertDate({ keywords }: MergedSchema, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (keywords.format === 'date-time' && date.test(value)) return `${value}T00:00:00Z`;
  return keywords.format === 'date' ? dateTime.exec(value)?.[1] : undefined;
}
