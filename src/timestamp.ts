/** An RFC 3339 timestamp. The offset is required: without one, the text names another moment on every machine. */
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Parses an RFC 3339 timestamp with its offset; seconds may be left out.
 * @returns milliseconds since 1970; `undefined` when the text is not a timestamp
 * @example parseTimestamp('2026-01-01T00:00:00Z') // 1767225600000
 */
export function parseTimestamp(text: string): number | undefined {
  const [found, year, month, day] = rfc3339.exec(text) ?? [];
  if (found === undefined) return undefined;
  // `Date` reads a day that the month does not have as one of the next month.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const time = Date.parse(text.toUpperCase());
  return date.getUTCDate() === Number(day) && Number.isFinite(time) ? time : undefined;
}

/** Formats of RFC 822 and its successors, as mail and HTTP have them and contracts call them: `date-time-rfc1123`, `rfc2822`. */
const mailTime = /^(?:http-?date|(?:date-?time-?)?rfc-?(?:822|1123|2822|5322))$/i;

const isoTime = /^(?:iso-?)?date-?time$/i;

/**
 * A time as a text of a format: RFC 3339 for `date-time`, a day for `date`, `Mon, 30 Nov 2026 15:46:42 GMT` for the formats
 * of mail and HTTP, seconds since 1970 for `unix-time`. `undefined` for a format of anything else.
 */
export function timeInFormat(time: Date, format: string): string | undefined {
  if (isoTime.test(format)) return time.toISOString();
  if (format === 'date') return time.toISOString().slice(0, 10);
  if (mailTime.test(format)) return time.toUTCString();
  return /^unix-?time(?:stamp)?$/i.test(format) ? `${Math.floor(time.getTime() / 1000)}` : undefined;
}
