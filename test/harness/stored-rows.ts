import type { ReadRow } from './acknowledged-rows.ts';
import type { Client } from './client.ts';

/** Reads every customer and account, page by page, as any client would. */
export async function buildTable(
  client: Client,
): Promise<{ readonly read: ReadRow; readonly count: number }> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of ['customers', 'accounts']) {
    for (let token = ''; ; ) {
      const path = `/${table}?pageSize=100${token === '' ? '' : `&nextToken=${encodeURIComponent(token)}`}`;
      const { status, body, text } = await client.send({ method: 'GET', path });
      if (status !== 200) throw new Error(`GET ${path} responds with ${status}: ${text}`);
      const { data, nextToken } = Object(body);
      for (const row of data) rows.set(`${table}/${row.id}`, row);
      if (typeof nextToken !== 'string') break;
      token = nextToken;
    }
  }
  return { read: (name) => rows.get(name), count: rows.size };
}
