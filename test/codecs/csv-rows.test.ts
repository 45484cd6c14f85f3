import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsvRows } from '../../src/codecs/csv-rows.ts';
import { atOnce } from '../../src/turns.ts';

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return 'refused';
  }
}

const own = (csv: string) => outcome(() => atOnce(parseCsvRows(csv)));
const reference = (csv: string) =>
  outcome(() =>
    parse(csv, {
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      cast: (cell, { quoting }) => (cell === '' && !quoting ? undefined : cell),
    }),
  );

describe('the rows of CSV', () => {
  it('are those of the reference parser, or refused as by it', () => {
    const piece = fc.constantFrom('a', 'bc', ' ', ',', ',', '"', '""', '"x"', '\n', '\r\n', '\r', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(own(pieces.join(''))).toEqual(reference(pieces.join('')));
      }),
      { numRuns: 1_000 },
    );
  });

  it('give others a turn', () => {
    const steps = parseCsvRows('name,count\n'.repeat(20_000));
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(5);
  });

  it('may have cells of any length', () => {
    const long = `${'x'.repeat(10_000_000)}""`;
    expect(own(`"${long}"`)).toEqual([[long.replace('""', '"')]]);
  });

  it.each([
    ['a,b\n1,"2', 'a quote is not closed, in line 2'],
    ['a\r\n"1"2', 'a cell with a quote must be in quotes as a whole, in line 2'],
    ['a,b\n\n1', 'the row has 1 cells, and the header 2, in line 3'],
    ['a\n'.repeat(100_002), 'no more than 100000 rows and 1000 columns'],
  ])('are refused with the line: %j', (csv, message) => {
    expect(() => atOnce(parseCsvRows(csv))).toThrow(message);
  });
});
