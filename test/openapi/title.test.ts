import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { titleOf } from '../../src/openapi/title.ts';
import { contractOf } from '../support/contract.ts';
import { contractSandbox } from '../support/contract-sandbox.ts';

describe('the title of a contract', () => {
  it.each<[what: string, title: unknown, shown: string]>([
    ['a text', 'Shop', 'Shop'],
    ['an empty text', '', 'Untitled'],
    ['blanks', '  ', 'Untitled'],
    ['a number', 7, '7'],
    ['nothing', undefined, 'Untitled'],
  ])('may be %s', (_what, title, shown) => {
    expect(titleOf({ ...contractOf({}), info: { title, version: '1' } } as OpenApiDocument)).toBe(shown);
  });

  it('may be empty where the admin API shows it', async () => {
    const ok = { responses: { 200: { description: 'ok' } } };
    const contract = contractOf({ '/ping': { get: ok } }, { info: { title: '', version: '1' } });
    const { api } = await contractSandbox(contract);
    const { body } = await api.get('/__admin/operations').expect(200);
    expect(body).toMatchObject({ contract: 'Untitled', operations: [{ path: '/ping' }] });
  });
});
