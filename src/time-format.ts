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
