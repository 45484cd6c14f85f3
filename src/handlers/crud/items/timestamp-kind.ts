import { plainName } from '../../../inference/naming.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';

const created =
  /^(created|createdat|createdon|createddate|createddatetime|createdtime|createdtimestamp|creationdate|creationtime|creationtimestamp|createdate|createtime|datecreated|timecreated|insertedat|addedat|dateadded)(ms|utc)?$/;
const updated =
  /^(updated|updatedat|updatedon|updateddate|updateddatetime|updatedtime|updatedtimestamp|updatedate|updatetime|dateupdated|modified|modifiedat|modifiedon|modifieddate|modifiedtime|datemodified|lastmodified|lastmodifiedat|lastmodifieddate|lastmodifiedtime|lastupdated|lastupdatedat|lastupdate|lastupdatetime|changedat)(ms|utc)?$/;

/** What the server notes the time of. */
export type TimestampKind = 'created' | 'updated';

/** Of what a property tells the time, by its name and type: `created_at`, `updatedOn`, `lastModified`. */
export function timestampKind(name: string, envelope: MergedSchema): TimestampKind | undefined {
  const plain = plainName(name);
  if (formatTimestamp(new Date(0), name, envelope) === undefined) return undefined;
  if (created.test(plain)) return 'created';
  return updated.test(plain) ? 'updated' : undefined;
}

/** A time as a property tells it: RFC 3339, a date, or seconds (or milliseconds) since 1970; absent for no time. */
export function formatTimestamp(
  time: Date,
  name: string,
  { types, keywords }: MergedSchema,
): string | number | undefined {
  if (types.has('integer') || types.has('number')) {
    const inMilliseconds = /(ms|millis|milliseconds)$/i.test(name) || isLate(keywords.example);
    return inMilliseconds ? time.getTime() : Math.floor(time.getTime() / 1000);
  }
  if (types.size > 0 && !types.has('string')) return undefined;
  if (keywords.format === 'date') return time.toISOString().slice(0, 10);
  if (keywords.format !== undefined && keywords.format !== 'date-time') return undefined;
  if (keywords.pattern !== undefined || keywords.enum !== undefined) return undefined;
  return time.toISOString();
}

/** Whether a number can only be a time of our days in milliseconds. */
function isLate(example: unknown): boolean {
  return typeof example === 'number' && example > 100_000_000_000;
}
