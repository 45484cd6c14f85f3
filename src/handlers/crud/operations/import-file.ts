import { fileRows, type RowsFile } from '../../../codecs/file-rows.ts';
import { SandboxError } from '../../../errors.ts';
import { valueAt } from '../../../inference/body-path.ts';
import type { BulkCreateRole, FileOfRows } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Reply } from '../../../operation.ts';
import { visitInTurns } from '../../../turns.ts';
import { type FailedRow, importReport, reportsFailures } from '../bulk/import-report.ts';
import { itemOfCells } from '../bulk/item-of-cells.ts';
import type { WriteRequest } from '../crud-request.ts';
import { manyReply } from '../items/many-response.ts';
import { itemInBody } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';
import { withQueryValues } from '../items/sent-in-query.ts';
import { type Upserted, upsertItem } from './upsert-item.ts';

/** How many bytes a file of rows may have, which are all in memory. */
const maxFileBytes = 10_000_000;

/**
 * Creates an item from each row of the file in a request, or updates one where the operation does. Rows that are refused are
 * reported where the response has a place for them; else all are stored, or none.
 * @throws SandboxError `too-large`, `malformed` for what is not in its format, and `invalid` for rows that are refused.
 */
export async function importFile(request: WriteRequest<BulkCreateRole>, place: FileOfRows): Promise<Reply> {
  const { crud, role } = request;
  const { schema = {} } = role.response;
  const file = await fileIn(request, place);
  const rows = await fileRows(file);
  if (rows === undefined) {
    const reason = `the rows of ${file.name ?? 'the file'} cannot be read: send CSV or JSON`;
    const report = importReport(crud, schema, { created: 0, updated: 0, failed: [] });
    return { ...(await manyReply(request, [], report)), reason };
  }
  const stored: Upserted[] = [];
  const failed: FailedRow[] = [];
  await visitInTurns(rows.entries(), async ([index, row]) => {
    const result = await storeRow(request, row);
    if ('issues' in result) failed.push({ row: index + 1, issues: result.issues });
    else stored.push(result);
  });
  if (failed.length > 0 && !reportsFailures(crud, schema)) throw refusal(failed);
  const updated = stored.filter(({ isUpdated }) => isUpdated).length;
  const report = importReport(crud, schema, { created: stored.length - updated, updated, failed });
  const items = stored.map(({ row }) => row);
  return manyReply(request, items, report);
}

/** The file of a request; without any bytes where there is none. @throws SandboxError `too-large` */
async function fileIn(
  { input: { files = [], body } }: WriteRequest<BulkCreateRole>,
  { field }: FileOfRows,
): Promise<RowsFile> {
  const file = files.find((each) => each.field === field) ?? files[0];
  if (file !== undefined && file.size > maxFileBytes) throw tooLarge();
  const value = valueAt(body, field === undefined ? [] : [field]);
  const own = typeof value === 'string' || value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0);
  const bytes = (await file?.content?.bytes()) ?? own;
  return { bytes, name: file?.name, mediaType: file?.mediaType };
}

/** What was stored of a row, or why nothing was. */
async function storeRow(
  request: WriteRequest<BulkCreateRole>,
  row: unknown,
): Promise<Upserted | Pick<FailedRow, 'issues'>> {
  const { crud, role } = request;
  if (!isObject(row)) return { issues: ['it is no object'] };
  const typed = itemOfCells(crud.mergeSchema, role.sent.schema, row);
  const issues = crud.sentIssues(role.sent.schema, typed);
  if (issues.length > 0) return { issues };
  const sent = withQueryValues(request, itemInBody(crud, role, typed));
  try {
    return role.isUpsert
      ? await upsertItem(request, sent)
      : { row: await insertItem(request, { sent }), isUpdated: false };
  } catch (error) {
    // What one row has against another is no more than a failure of that row.
    if (!(error instanceof SandboxError) || error.status >= 500) throw error;
    return { issues: error.issues };
  }
}

/** How many refused rows are named: the rest would say no more. */
const maxNamed = 20;

function refusal(failed: readonly FailedRow[]): SandboxError {
  const issues = failed
    .slice(0, maxNamed)
    .flatMap(({ row, issues: own }) => own.map((issue) => `row ${row}: ${issue}`));
  return new SandboxError('invalid', issues.join('; '), { issues });
}

function tooLarge(): SandboxError {
  return new SandboxError('too-large', `a file of rows may have ${maxFileBytes} bytes: split it`);
}
