import { plainName } from '../../../inference/naming.ts';
import { plainText } from '../../../json.ts';
import { englishName } from '../../../sample/english-names.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import { timeInFormat } from '../../../timestamp.ts';

const created =
  /^(created|createdat|createdon|createddate|createddatetime|createdtime|createdtimestamp|creationdate|creationtime|creationtimestamp|createdate|createtime|datecreated|timecreated|insertedat|addedat|dateadded|uploadedat|uploadedon|uploaddate|uploadtime|dateuploaded|(?:enroll?ed|registered|joined|posted|logged|recorded|subscribed|reported|requested|invited|borrowed)(?:at|on|date))(ms|utc)?$/;
const updated =
  /^(updated|updatedat|updatedon|updateddate|updateddatetime|updatedtime|updatedtimestamp|updatedate|updatetime|dateupdated|modified|modifiedat|modifiedon|modifieddate|modifiedtime|datemodified|lastmodified|lastmodifiedat|lastmodifieddate|lastmodifiedtime|lastupdated|lastupdatedat|lastupdate|lastupdatetime|changedat)(ms|utc)?$/;

/** The time of the last change of something by whom it is from, which nothing has when it is made. */
const edited = /^(edited|editedat|editedon|editeddate|lastedited|lasteditedat|dateedited)(ms|utc)?$/;

/** Whether a property holds the time of the last change, and none before the first: `edited_at`. */
export function isEditTime(name: string): boolean {
  return edited.test(plainName(name));
}

/** The event of which a property holds the time. */
export type TimestampKind = 'created' | 'updated';

/** Which time a property holds, by its name and type: `created_at`, `updatedOn`, `lastModified`. Absent for any other. */
export function timestampKind(name: string, merged: MergedSchema): TimestampKind | undefined {
  return formatTimestamp(new Date(0), name, merged) === undefined ? undefined : kindByName(name);
}

function kindByName(name: string): TimestampKind | undefined {
  const plain = plainName(englishName(name));
  if (created.test(plain)) return 'created';
  return updated.test(plain) ? 'updated' : undefined;
}

/** So long an item is still new: servers often write once more what they have just created. */
const newFor = 10_000;

/** Whether an item says by its own times that it has been changed since it was created, such as a call that has ended. */
export function isChangedSince(item: Readonly<Record<string, unknown>>): boolean {
  const timeOf = (kind: TimestampKind): number => {
    const name = Object.keys(item).find((each) => kindByName(each) === kind);
    return name === undefined ? Number.NaN : readTime(item[name]);
  };
  return timeOf('updated') - timeOf('created') > newFor;
}

/** Milliseconds since 1970, of a text that a `Date` reads or a number of seconds or milliseconds; `NaN` for anything else. */
function readTime(value: unknown): number {
  if (typeof value === 'number') return isMilliseconds(value) ? value : value * 1000;
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** A time as the value of a property: a text of its format, RFC 3339 without one, or seconds (or milliseconds) since 1970; absent for another type. */
export function formatTimestamp(
  time: Date,
  name: string,
  { types, keywords }: MergedSchema,
): string | number | undefined {
  if (types.has('integer') || types.has('number')) {
    const isInMilliseconds =
      /(ms|millis|milliseconds)$/i.test(name) ||
      isMilliseconds(keywords.example) ||
      [keywords.format, keywords.title, keywords.description].some(saysMilliseconds);
    return isInMilliseconds ? time.getTime() : Math.floor(time.getTime() / 1000);
  }
  if (types.size > 0 && !types.has('string')) return undefined;
  if (keywords.pattern !== undefined || keywords.enum !== undefined) return undefined;
  return timeInFormat(time, plainText(keywords.format ?? 'date-time'));
}

/** Whether a text about a number says in which unit it is: `Epoch ms`, `unix-time-millis`. */
function saysMilliseconds(text: unknown): boolean {
  return typeof text === 'string' && /\b(?:ms|millis(?:econds?)?)\b/i.test(text);
}

/** Whether a number is so large that it must be a current time in milliseconds. */
function isMilliseconds(example: unknown): boolean {
  return typeof example === 'number' && example > 100_000_000_000;
}
