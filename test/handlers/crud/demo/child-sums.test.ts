import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../../../src/handlers/crud/stored-item.ts';
import { contractFolder } from '../../../support/contract-folder.ts';
import { prepareTestApi } from '../../../support/prepared-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Line = objectOf({ 'id!': 'integer', 'name!': 'string', 'quantity!': 'integer', 'price!': 'number' });
const LineIn = objectOf({ 'name!': 'string', 'quantity!': 'integer', 'price!': 'number' });

/** The demo rows of invoices, whose create has their lines as declared. */
async function demoOf(lines: Parameters<typeof objectOf>[0]) {
  const operations = {
    'GET /invoices': { response: arrayOf('Invoice') },
    'POST /invoices': { request: 'InvoiceIn', response: 'Invoice', status: 201 },
    'GET /invoices/{invoiceId}/lines': { response: arrayOf('Line') },
    'POST /invoices/{invoiceId}/lines': { request: 'LineIn', response: 'Line', status: 201 },
  };
  const Invoice = objectOf({
    'id!': 'integer',
    'name!': 'string',
    'lines!': arrayOf('Line'),
    'total!': 'number',
  });
  const InvoiceIn = objectOf({ 'name!': 'string', ...lines });
  const contract = sketch(operations, { Invoice, InvoiceIn, Line, LineIn });
  const folder = contractFolder({ 'api.json': contract });
  const prepared = await prepareTestApi(folder.path('api.json'), { clock: { time: Date.UTC(2026, 4, 20) } });
  const rows = await prepared.demoRows(5);
  folder.remove();
  const rowsOf = (name: string) => (rows.get(name) ?? []) as readonly StoredItem[];
  return { invoices: rowsOf('invoices'), lines: rowsOf('invoices/lines') };
}

describe('demo rows with what is below them', () => {
  it.each([
    ['may be sent', { lines: arrayOf('LineIn') }, 3],
    ['must be sent, if only an empty list', { 'lines!': arrayOf('LineIn') }, 3],
    ['must have one at least', { 'lines!': { ...arrayOf('LineIn'), minItems: 1, maxItems: 2 } }, 5],
  ])('have the sums of that, where it %s with them', async (_, sent, most) => {
    const { invoices, lines } = await demoOf(sent);
    expect(invoices).toHaveLength(5);
    for (const { id, item } of invoices) {
      const own = lines.filter(({ within }) => Object.values(within).flat().includes(String(id)));
      const sum = own.reduce((all, line) => all + Number(line.item.price) * Number(line.item.quantity), 0);
      expect(own.length).toBeGreaterThan(0);
      expect(own.length).toBeLessThanOrEqual(most);
      expect(item.lines).toEqual([]);
      expect(item.total).toBeCloseTo(sum, 2);
    }
  });
});
