/**
 * Whether a text is a date and a time as programs print them, `2026-03-14T15:09:26.535Z`, on one of the days that
 * every month has. Such a one fits the format `date-time`, as others may; taking each apart would take ten times as
 * long, and a list has many.
 */
export function isCommonDateTime(text: string): boolean {
  return usual.test(text);
}

const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
