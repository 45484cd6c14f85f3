import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsvRows } from '../../src/codecs/csv-rows.ts';
import { SandboxError } from '../../src/errors.ts';

describe('the rows of CSV', () => {
  it.each<[string, (string | undefined)[][]]>([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n"",\r\n\r\n',
      [
        ['a', 'b'],
        ['', undefined],
      ],
    ],
    ['a\r"x""y\n,"\r', [['a'], ['x"y\n,']]],
    ['', []],
  ])('of %j are cells, absent where they are empty without quotes', async (csv, rows) => {
    expect(await parseCsvRows(csv)).toEqual(rows);
  });

  it('are what was written, wherever they are cut', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é', '😀'),
      maxLength: 6,
    });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const csv = written.map((cells) => cells.map(quoted).join(',')).join('\r\n');
        expect(await parseCsvRows(csv)).toEqual(written);
      }),
      { numRuns: 50 },
    );
  });

  it('are read or refused where characters are put together by chance', async () => {
    const piece = fc.constantFrom('a', 'bc', ' ', ',', ',', '"', '""', '"x"', '\n', '\r\n', '\r', 'é');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const outcome = await parseCsvRows(pieces.join('')).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SandboxError).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('give others a turn', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await parseCsvRows('name,count\n'.repeat(50_000));
    isDone = true;
    expect(turns).toBeGreaterThan(5);
  });

  it('may have cells of any length', async () => {
    const long = `${'x'.repeat(1_000_000)}""`;
    expect(await parseCsvRows(`"${long}"`)).toEqual([[long.replace('""', '"')]]);
  });

  it.each([
    ['a,b\n1,"2', 'line 2'],
    ['a\r\n"1"2', 'line 2'],
    ['a,b\n\n1', 'line 3'],
    [`a,b\n${'1,2\n'.repeat(5_000)}1`, 'line 5002'],
    ['a\n'.repeat(100_002), 'no more than 100000 rows and 1000 columns'],
    [','.repeat(1_001), 'no more than 100000 rows and 1000 columns'],
    [','.repeat(1_000_000), 'no more than 100000 rows and 1000 columns'],
    [`a,b\n${','.repeat(1_000_000)}`, 'no more than 100000 rows and 1000 columns'],
  ])('are refused with the line: %j', async (csv, message) => {
    await expect(parseCsvRows(csv)).rejects.toThrow(message);
  });
});
